import Secp256k1Group
import Testing

/// libsecp256k1 aborts the process when it meets infinity, a zeroed key or an empty sum.
///
/// Each of these calls would end the tests if it let one through.
struct NeutralElementTests {
    private let keys = [Point.generator, .pedersenGenerator].compactMap(\.verificationKey)

    @Test("Every function of a point takes infinity")
    func infinity() {
        let none = Point.infinity
        let results: [Point] = [
            none + none, none - none, -none, .sum(of: [none]), .sum(count: 3) { _ in none },
            none.multiplied(by: .zero), none.multiplied(by: .one), none.multiplied(bySmall: 0),
            none.multiplied(bySmall: 1), none.multiplied(bySmall: .max),
            .polynomial([none, none], at: 0), .polynomial([none, none], at: .max),
            SecretScalar(.zero).times(none), SecretScalar(.one).times(none),
        ]
        #expect(results.allSatisfy { $0.isInfinity })
        #expect(results.allSatisfy { $0 == none && $0.hashValue == none.hashValue })
        #expect(results.allSatisfy { $0.verificationKey == nil })
        #expect(SecretScalar(.one).sharedPoint(with: none)?.count == nil)
        #expect(Set(results + [.generator]).count == 2)
    }

    @Test("Every function of a scalar takes zero")
    func zero() {
        let none = Scalar.zero
        let scalars = [
            none + none, none - none, none * none, -none,
            none.multiplied(bySmall: 0, adding: none), none.multiplied(bySmall: .max, adding: none),
        ]
        #expect(scalars.allSatisfy { $0.isZero })
        #expect(none.inverted() == nil)
        let points: [Point] = [
            none.timesGenerator(), Point.generator.multiplied(by: none),
            Point.generator.multiplied(bySmall: 0), SecretScalar(none).timesGenerator(),
            SecretScalar(none).times(.generator), SecretScalar(none).negated().timesGenerator(),
        ]
        #expect(points.allSatisfy { $0.isInfinity })
        #expect(SecretScalar(none).sharedPoint(with: .generator)?.count == nil)
        #expect(throws: ScalarError.zero) { _ = try SigningKey(SecretScalar(none)) }
        #expect(throws: ScalarError.zero) {
            _ = try SigningKey(decoding: SecretBytes(copying: [UInt8](repeating: 0, count: 32)))
        }
    }

    @Test("Every decoder takes any number of bytes of any kind", arguments: 0...130)
    func lengths(count: Int) {
        var accepted: [String] = []
        for byte in [UInt8(0), 1, 2, 3, 4, 6, 7, 0xff] {
            // A right prefix must not make wrong coordinates right either.
            for bytes in [
                [UInt8](repeating: byte, count: count),
                Array(([byte] + [UInt8](repeating: 0xff, count: 200)).prefix(count)),
            ] {
                if (try? Point(affine: bytes)) != nil { accepted.append("affine \(byte)") }
                if let point = try? Point(compressed: bytes) {
                    if point.compressed != bytes { accepted.append("compressed \(byte)") }
                }
                if let key = try? VerificationKey(bytes) {
                    if key.bytes != bytes { accepted.append("key \(byte)") }
                }
                if let scalar = try? Scalar(bytes) {
                    if scalar.bytes != bytes { accepted.append("scalar \(byte)") }
                }
                if let key = try? SigningKey(decoding: SecretBytes(copying: bytes)) {
                    if key.secretEncoding().disclosed() != bytes {
                        accepted.append("secret \(byte)")
                    }
                }
                let signature = Signature(bytes)
                if (signature != nil) != (count == 64) { accepted.append("signature \(byte)") }
                for key in keys {
                    if let signature, key.isValid(signature, forMessage: bytes) {
                        accepted.append("forgery \(byte)")
                    }
                }
            }
        }
        #expect(accepted == [])
    }

    @Test("Hashing takes nothing at all")
    func hashing() {
        let nothing = TaggedHash("")
        let digests = [
            nothing.digest(of: [UInt8]()), nothing.digest(of: ByteWriter()),
            nothing.digest(of: [1], in: 1..<1), nothing.publicDigest(of: SecretPreimage()),
        ]
        #expect(digests.allSatisfy { $0.bytes == SHA256.tagged("", []) })
        let drawn = nothing.draw(SecretPreimage())
        #expect(drawn.secretEncoding().disclosed() == SHA256.tagged("", [0]))
    }
}
