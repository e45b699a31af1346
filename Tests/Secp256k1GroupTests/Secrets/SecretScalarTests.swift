import Testing

@testable import Secp256k1Group

struct SecretScalarTests {
    @Test("A secret keeps its value", arguments: Samples.scalars)
    func roundTrip(scalar: Scalar) throws {
        let secret = SecretScalar(scalar)
        #expect(secret.disclosed() == scalar)
        #expect(secret.secretEncoding().disclosed() == scalar.bytes)
        #expect(secret.isZero == scalar.isZero)
        let decoded = try SecretScalar(decoding: SecretBytes(copying: scalar.bytes))
        #expect(decoded.disclosed() == scalar)
        let reduced = try SecretScalar(reducing: SecretBytes(copying: scalar.bytes))
        #expect(reduced.disclosed() == scalar)
    }

    @Test("A duplicate outlives the original")
    func duplicate() {
        func make() -> SecretScalar {
            let original = SecretScalar(Scalar(0xabcd))
            return original.duplicate()
        }
        #expect(make().disclosed() == Scalar(0xabcd))
    }

    @Test(
        "An integer of q or more is refused, and reduced where that is asked for",
        arguments: [
            (EncodingAnswer.order, Scalar.zero.description),
            (EncodingAnswer.aboveOrder, Scalar.one.description),
            (EncodingAnswer.ones, EncodingAnswer.onesReduced),
        ])
    func unreduced(hex: String, remainder: String) throws {
        #expect(throws: ScalarError.notReduced) {
            _ = try SecretScalar(decoding: SecretBytes(hex: hex))
        }
        let reduced = try SecretScalar(reducing: SecretBytes(hex: hex))
        #expect(reduced.disclosed().description == remainder)
    }

    @Test("Another number of bytes is refused", arguments: [0, 1, 31, 33, 64])
    func lengths(count: Int) {
        let bytes = [UInt8](repeating: 1, count: count)
        #expect(throws: ScalarError.length(expected: 32, got: count)) {
            _ = try SecretScalar(decoding: SecretBytes(copying: bytes))
        }
        #expect(throws: ScalarError.length(expected: 32, got: count)) {
            _ = try SecretScalar(reducing: SecretBytes(copying: bytes))
        }
    }

    @Test("A candidate of a draw is neither zero nor q or more")
    func candidates() throws {
        func isAccepted(_ hex: String) throws -> Bool {
            try SecretScalar(nonzeroCanonical: SecretBytes(hex: hex)) != nil
        }
        #expect(try isAccepted(Scalar.one.description))
        #expect(try isAccepted(EncodingAnswer.largest))
        #expect(try !isAccepted(Scalar.zero.description))
        #expect(try !isAccepted(EncodingAnswer.order))
        #expect(try !isAccepted(EncodingAnswer.aboveOrder))
        #expect(try !isAccepted(EncodingAnswer.ones))
        #expect(try !isAccepted(String(repeating: "01", count: 31)))
    }
}
