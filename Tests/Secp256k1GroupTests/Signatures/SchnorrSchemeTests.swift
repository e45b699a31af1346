import Secp256k1Group
import TestSupport
import Testing

@Suite("Schnorr signatures with other tags")
struct SchnorrSchemeTests {
    private let standard = SchnorrScheme(tagPrefix: "BIP0340")

    @Test("With the tags of BIP 340 they are those of BIP 340", arguments: 0..<40)
    func standardTags(seed: Int) throws {
        var source = SeededRandomSource(seed: UInt64(seed))
        let secret = try SecretScalar(random: &source)
        let auxiliary = try SecretBytes(random32: &source)
        let message = Array(source.scalar().bytes.prefix(seed % 33))
        let key = try SigningKey(secret)
        let signature = try standard.sign(message, with: secret, auxiliaryRandomness: auxiliary)
        #expect(signature == key.sign(message: message, auxiliaryRandomness: auxiliary))
        #expect(key.verificationKey.isValid(signature, forMessage: message))
        #expect(standard.isValid(signature, forMessage: message, under: secret.timesGenerator()))
        #expect(standard.isValid(signature, forMessage: message, under: -secret.timesGenerator()))
    }

    @Test("A message of 32 bytes gets the same signature either way", arguments: 0..<4)
    func thirtyTwoBytes(seed: Int) throws {
        var source = SeededRandomSource(seed: UInt64(seed))
        let key = try SigningKey(random: &source)
        let auxiliary = try SecretBytes(random32: &source)
        let message = try Digest(random: &source)
        let signature = key.sign(message, auxiliaryRandomness: .some(auxiliary.duplicate()))
        #expect(signature == key.sign(message: message.bytes, auxiliaryRandomness: auxiliary))
        let short = auxiliary.part(0..<31)
        #expect(
            key.sign(message, auxiliaryRandomness: nil)
                == key.sign(message: message.bytes, auxiliaryRandomness: short))
    }

    @Test("Nothing else verifies")
    func refused() throws {
        var source = SeededRandomSource(seed: 7)
        let secret = try SecretScalar(random: &source)
        let auxiliary = try SecretBytes(random32: &source)
        let scheme = SchnorrScheme(tagPrefix: "test")
        let key = secret.timesGenerator()
        let signature = try scheme.sign([1, 2], with: secret, auxiliaryRandomness: auxiliary)
        #expect(scheme.isValid(signature, forMessage: [1, 2], under: key))
        #expect(!scheme.isValid(signature, forMessage: [1, 3], under: key))
        #expect(!scheme.isValid(signature, forMessage: [1, 2], under: key + .generator))
        #expect(!scheme.isValid(signature, forMessage: [1, 2], under: .infinity))
        #expect(!standard.isValid(signature, forMessage: [1, 2], under: key))
        for position in 0..<64 {
            for bit in [UInt8(1), 0x80] {
                var bytes = signature.bytes
                bytes[position] ^= bit
                let changed = try #require(Signature(bytes))
                #expect(!scheme.isValid(changed, forMessage: [1, 2], under: key))
            }
        }
    }

    @Test("A response that is q or more is refused, though it is the same modulo q")
    func notReduced() throws {
        let order = try #require(
            [UInt8](
                hexadecimal: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"))
        let nonce = try #require(Digest([UInt8](repeating: 1, count: 32)))
        let response = try #require(Digest(order))
        #expect(
            !standard.isValid(
                Signature(nonce: nonce, response: response), forMessage: [], under: .generator))
    }

    @Test("A nonce point with an odd y is refused")
    func oddNonce() throws {
        // s G - e P for s = k' + e d with k' G odd: the x-coordinate is right, the parity is not.
        var source = SeededRandomSource(seed: 9)
        var tried = 0
        for _ in 0..<20 {
            let nonce = source.scalar()
            let point = nonce.timesGenerator()
            guard point.compressed[0] == 3, let x = point.verificationKey?.digest else { continue }
            tried += 1
            var preimage = ByteWriter()
            preimage.append(x)
            let key = Scalar.one.timesGenerator()
            preimage.append(try #require(key.verificationKey?.digest))
            let challenge = Scalar(reducing: TaggedHash("BIP0340/challenge").digest(of: preimage))
            let even = key.compressed[0] == 2 ? challenge : -challenge
            let odd = Signature(nonce: x, response: try #require(Digest((nonce + even).bytes)))
            let good = Signature(nonce: x, response: try #require(Digest((even - nonce).bytes)))
            #expect(!standard.isValid(odd, forMessage: [], under: key))
            #expect(standard.isValid(good, forMessage: [], under: key))
        }
        #expect(tried > 0)
    }

    @Test("Zero signs nothing")
    func zero() {
        let auxiliary = SecretBytes(copying: [UInt8](repeating: 0, count: 32))
        #expect(throws: ScalarError.zero) {
            try standard.sign([], with: SecretScalar(Scalar.zero), auxiliaryRandomness: auxiliary)
        }
    }

    @Test("The hashed shared point is SHA-256 of the compressed one, for both parties")
    func hashedSharedPoint() {
        var source = SeededRandomSource(seed: 11)
        let (a, b) = (source.scalar(), source.scalar())
        let shared = (a * b).timesGenerator().compressed
        let expected = SHA256.hash(shared)
        for (secret, other) in [(a, b), (b, a)] {
            let hash = SecretScalar(secret).hashedSharedPoint(with: other.timesGenerator())
            let bytes = hash?.publicBytes(in: 0..<32)
            #expect(bytes == expected)
        }
        let withInfinity = SecretScalar(a).hashedSharedPoint(with: .infinity)?.count
        let ofZero = SecretScalar(Scalar.zero).hashedSharedPoint(with: .generator)?.count
        #expect(withInfinity == nil)
        #expect(ofZero == nil)
    }

    @Test("Adding a multiple of G is adding the multiple")
    func addingGenerator() {
        var source = SeededRandomSource(seed: 13)
        let (a, b) = (source.scalar(), source.scalar())
        let point = a.timesGenerator()
        #expect(point.adding(timesGenerator: b) == (a + b).timesGenerator())
        #expect(point.adding(timesGenerator: -a) == .infinity)
        #expect(point.adding(timesGenerator: .zero) == point)
        #expect(Point.infinity.adding(timesGenerator: b) == b.timesGenerator())
        #expect(Point.infinity.adding(timesGenerator: .zero) == .infinity)
    }

    @Test("Only zeros are all zero", arguments: [0, 1, 16, 31])
    func allZero(position: Int) {
        var bytes = [UInt8](repeating: 0, count: 32)
        let zeros = SecretBytes(copying: bytes).isAllZero
        #expect(zeros)
        bytes[position] = 0x80
        let other = SecretBytes(copying: bytes).isAllZero
        #expect(!other)
    }
}
