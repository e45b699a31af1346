import Secp256k1Group
import Testing

@Suite("Every value decodes what it encodes, and no other number of bytes")
struct EncodingNamesTests {
    private let ones = [UInt8](repeating: 1, count: 65)

    @Test("Values of fixed size come back")
    func roundTrip() throws {
        let scalar = try Scalar(decoding: ones[..<32])
        #expect(scalar.encoded == Array(ones[..<32]))
        let digest = try Digest(decoding: ones[1..<33])
        #expect(digest.encoded == Array(ones[..<32]))
        let signature = try Signature(decoding: ones[1...])
        #expect(signature.encoded == Array(ones[1...]))
        #expect(signature == Signature(nonce: digest, response: digest))
        let key = try VerificationKey(decoding: Point.generator.affine.prefix(32))
        #expect(key.encoded == Array(Point.generator.affine.prefix(32)))
    }

    @Test("Too few bytes are truncated, too many trail", arguments: [0, 1, 31, 33, 63, 65])
    func lengths(count: Int) {
        let bytes = ones.prefix(count)
        func error(_ size: Int) -> DecodingError {
            count < size
                ? .truncated(needed: size, available: count) : .trailing(count: count - size)
        }
        #expect(throws: error(32)) { try Digest(decoding: bytes) }
        #expect(throws: error(64)) { try Signature(decoding: bytes) }
        #expect(throws: ScalarError.length(expected: 32, got: count)) {
            try Scalar(decoding: bytes)
        }
        #expect(throws: PointError.length(expected: 32, got: count)) {
            try VerificationKey(decoding: bytes)
        }
    }

    @Test("Secrets come back")
    func secrets() throws {
        let scalar = try SecretScalar(decoding: SecretBytes(copying: Array(ones[..<32])))
        #expect(scalar.secretEncoding().disclosed() == Array(ones[..<32]))
        let key = try SigningKey(decoding: scalar.secretEncoding())
        #expect(key.secretEncoding().disclosed() == Array(ones[..<32]))
    }
}
