import Secp256k1Group
import Testing

struct VerificationKeyTests {
    @Test("A published vector verifies, or is refused", arguments: BIP340Vector.all)
    func published(vector: BIP340Vector) throws {
        let signature = try Signature(hex: vector.signature)
        let message = try [UInt8](hex: vector.message)
        let bytes = try [UInt8](hex: vector.key)
        if [5, 14].contains(vector.index) {
            #expect(throws: PointError.notOnCurve) { try VerificationKey(bytes) }
            return
        }
        let key = try VerificationKey(bytes)
        #expect(key.isValid(signature, forMessage: message) == vector.verifies)
        if let digest = Digest(message) {
            #expect(key.isValid(signature, for: digest) == vector.verifies)
        } else {
            #expect(message.count != 32)
        }
    }

    @Test("Every bit of a message counts, of any length", arguments: BIP340Vector.otherLengths)
    func otherMessages(vector: BIP340Vector) throws {
        let key = try VerificationKey([UInt8](hex: vector.key))
        let signature = try Signature(hex: vector.signature)
        let message = try [UInt8](hex: vector.message)
        #expect(!key.isValid(signature, forMessage: message + [0]))
        if message.isEmpty { return }
        #expect(!key.isValid(signature, forMessage: message.dropLast()))
        #expect(!key.isValid(signature, forMessage: []))
        for position in message.indices {
            var other = message
            other[position] ^= 0x80
            #expect(!key.isValid(signature, forMessage: other), "byte \(position)")
        }
    }

    @Test("No single bit of a signature or of a message can be changed")
    func everyBit() throws {
        let vector = BIP340Vector.signing[1]
        let key = try VerificationKey([UInt8](hex: vector.key))
        let bytes = try [UInt8](hex: vector.signature)
        let message = try [UInt8](hex: vector.message)
        let digest = try #require(Digest(message))
        #expect(try key.isValid(#require(Signature(bytes)), for: digest))
        var accepted: [String] = []
        for bit in 0..<512 {
            var other = bytes
            other[bit / 8] ^= 1 << (bit % 8)
            if key.isValid(try #require(Signature(other)), for: digest) {
                accepted.append("bit \(bit) of the signature")
            }
        }
        let signature = try #require(Signature(bytes))
        for bit in 0..<256 {
            var other = message
            other[bit / 8] ^= 1 << (bit % 8)
            if key.isValid(signature, for: try #require(Digest(other))) {
                accepted.append("bit \(bit) of the message")
            }
        }
        #expect(accepted == [])
    }

    @Test("Another key does not verify a signature")
    func otherKey() throws {
        let vector = BIP340Vector.signing[1]
        let key = try VerificationKey([UInt8](hex: BIP340Vector.signing[2].key))
        let signature = try Signature(hex: vector.signature)
        #expect(!key.isValid(signature, for: try Digest(hex: vector.message)))
    }

    @Test("Signatures of nothing but zeros or ones never verify", arguments: [0, 0xff] as [UInt8])
    func constantSignatures(byte: UInt8) throws {
        let signature = try #require(Signature([UInt8](repeating: byte, count: 64)))
        let key = try #require(Point.generator.verificationKey)
        #expect(!key.isValid(signature, for: .zero))
        #expect(!key.isValid(signature, forMessage: []))
    }

    @Test("A key keeps its bytes", arguments: BIP340Vector.signing)
    func bytes(vector: BIP340Vector) throws {
        let bytes = try [UInt8](hex: vector.key)
        let key = try VerificationKey(bytes)
        #expect(key.bytes == bytes)
        #expect(key.digest.bytes == bytes)
        #expect(key.description == vector.key)
        #expect(try VerificationKey(([9] + bytes + [9])[1..<33]) == key)
    }

    @Test("A key of another length is refused", arguments: [0, 31, 33, 64])
    func refusesLength(count: Int) {
        let bytes = [UInt8](Point.generator.compressed + Point.generator.affine).prefix(count)
        #expect(throws: PointError.length(expected: 32, got: count)) {
            try VerificationKey(bytes)
        }
    }

    @Test(
        "An x of no point, or not below the prime, is not a key",
        arguments: EncodingAnswer.noPoint + [
            EncodingAnswer.prime, EncodingAnswer.smallX.unreduced, EncodingAnswer.ones,
            "0000000000000000000000000000000000000000000000000000000000000000",
        ])
    func refusesX(x: String) throws {
        let bytes = try [UInt8](hex: x)
        #expect(throws: PointError.notOnCurve) { try VerificationKey(bytes) }
    }

    @Test("Keys are equal when their bytes are, however they were made")
    func equality() throws {
        let h = Point.pedersenGenerator
        let ways: Set = [
            try VerificationKey(h.compressed.dropFirst()),
            try #require(h.verificationKey),
            try #require((-h).verificationKey),
        ]
        #expect(ways.count == 1)
        #expect(!ways.contains(try #require(Point.generator.verificationKey)))
    }
}
