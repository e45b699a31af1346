import Secp256k1Group
import Testing

struct SigningKeyTests {
    @Test("A signature is the published one", arguments: BIP340Vector.signing)
    func sign(vector: BIP340Vector) throws {
        let key = try SigningKey(decoding: SecretBytes(hex: #require(vector.secret)))
        let message = try Digest(hex: vector.message)
        let auxiliary: SecretBytes? = try SecretBytes(hex: #require(vector.auxiliary))
        let signature = key.sign(message, auxiliaryRandomness: auxiliary)
        #expect(key.verificationKey.description == vector.key)
        #expect(signature.description == vector.signature)
        #expect(key.verificationKey.isValid(signature, for: message))
    }

    @Test("The public key is the published one", arguments: BIP340Vector.otherLengths)
    func publicKey(vector: BIP340Vector) throws {
        let key = try SigningKey(decoding: SecretBytes(hex: #require(vector.secret)))
        #expect(key.verificationKey.description == vector.key)
    }

    @Test("A key of bytes and one of the same scalar are the same key", arguments: Samples.scalars)
    func bothInitialisers(scalar: Scalar) throws {
        if scalar.isZero {
            #expect(throws: ScalarError.zero) { _ = try SigningKey(SecretScalar(scalar)) }
            return
        }
        let fromScalar = try SigningKey(SecretScalar(scalar))
        let fromBytes = try SigningKey(decoding: SecretBytes(copying: scalar.bytes))
        let point = scalar.timesGenerator()
        #expect(fromScalar.verificationKey == point.verificationKey)
        #expect(fromBytes.verificationKey == point.verificationKey)
        // As it was given, whether y is even or odd.
        #expect(fromScalar.secretEncoding().disclosed() == scalar.bytes, "\(Samples.note)")
        #expect(fromBytes.secretEncoding().disclosed() == scalar.bytes, "\(Samples.note)")
    }

    @Test(
        "What is no secret key is refused with its reason",
        arguments: [
            (Scalar.zero.description, ScalarError.zero),
            (EncodingAnswer.order, .notReduced),
            (EncodingAnswer.aboveOrder, .notReduced),
            (EncodingAnswer.ones, .notReduced),
            ("", .length(expected: 32, got: 0)),
            (String(repeating: "01", count: 31), .length(expected: 32, got: 31)),
            (String(repeating: "01", count: 33), .length(expected: 32, got: 33)),
            (String(repeating: "00", count: 33), .length(expected: 32, got: 33)),
        ])
    func refusals(hex: String, error: ScalarError) {
        #expect(throws: error) { _ = try SigningKey(decoding: SecretBytes(hex: hex)) }
    }

    @Test("A secret and its negative have one public key and sign alike")
    func negative() throws {
        let message = try Digest(hex: EncodingAnswer.ones)
        let even = try SigningKey(SecretScalar(Scalar(3)))
        let odd = try SigningKey(SecretScalar(-Scalar(3)))
        #expect(even.verificationKey == odd.verificationKey)
        #expect(even.secretEncoding().disclosed() != odd.secretEncoding().disclosed())
        #expect(
            even.sign(message, auxiliaryRandomness: nil)
                == odd.sign(message, auxiliaryRandomness: nil))
    }

    @Test("Auxiliary randomness of another length counts as zeros", arguments: [0, 1, 31, 33])
    func auxiliaryLengths(count: Int) throws {
        // The first published vector has 32 zeros.
        let vector = BIP340Vector.signing[0]
        let key = try SigningKey(decoding: SecretBytes(hex: #require(vector.secret)))
        let message = try Digest(hex: vector.message)
        let other: SecretBytes? = SecretBytes(copying: [UInt8](repeating: 1, count: count))
        let without = key.sign(message, auxiliaryRandomness: nil)
        let wrong = key.sign(message, auxiliaryRandomness: other)
        #expect(without.description == vector.signature)
        #expect(wrong.description == vector.signature)
    }

    @Test("A signature depends on secret, message and auxiliary randomness, and on nothing else")
    func dependence() throws {
        func sign(_ secret: UInt64, _ message: UInt64, _ auxiliary: UInt64) throws -> Signature {
            let key = try SigningKey(SecretScalar(Scalar(secret)))
            let message = try #require(Digest(Scalar(message).bytes))
            let auxiliary: SecretBytes? = SecretBytes(copying: Scalar(auxiliary).bytes)
            let signature = key.sign(message, auxiliaryRandomness: auxiliary)
            #expect(key.verificationKey.isValid(signature, for: message))
            return signature
        }
        let signature = try sign(1, 2, 3)
        #expect(try sign(1, 2, 3) == signature)
        let all: Set = [signature, try sign(9, 2, 3), try sign(1, 9, 3), try sign(1, 2, 9)]
        #expect(all.count == 4)
        // Another nonce, too: a nonce used for two messages would give the secret away.
        #expect(Set(all.map { Array($0.bytes.prefix(32)) }).count == 4)
    }

    @Test("A key is drawn again until it is one")
    func random() throws {
        let script = try [
            EncodingAnswer.order, EncodingAnswer.ones, EncodingAnswer.largest,
            EncodingAnswer.pedersenX,
        ].map { try [UInt8](hex: $0) }
        var source = ScriptedSource(script)
        let key = try SigningKey(random: &source)
        #expect(key.secretEncoding().disclosed().hexadecimal == EncodingAnswer.largest)
        #expect(source.left == 1)
    }
}
