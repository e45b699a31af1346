import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

@Suite("Keys that are lifted to points")
struct LiftedKeyTests {
    @Test("A lifted key is the point of its key")
    func lifting() throws {
        var source = Samples.source(107)
        for _ in 0..<5 {
            let point = source.point()
            let key = try #require(point.verificationKey)
            let even = try Point(compressed: [2] + key.bytes)
            let expected = (0..<16).map { even.multiplied(bySmall: UInt16(2 * $0 + 1)) }
            #expect(LiftedKey(key).multiples.map(\.point) == expected, "\(Samples.note)")
        }
    }

    // What has r = p + x cannot be made on purpose, so verdicts on signatures do not show that it is refused;
    // this does.
    @Test("An x-coordinate of p or more is lifted to nothing")
    func ranges() throws {
        let prime = FieldElement.prime
        let one: Point.Words = (1, 0, 0, 0)
        let above: Point.Words = (prime.0 + 1, prime.1, prime.2, prime.3)
        let lifted = AffinePoint.lifting([one, above, above, one, one])
        #expect(lifted.map { $0 == nil } == [false, true, true, false, false])
        let point = try Point(compressed: [2] + [UInt8](repeating: 0, count: 31) + [1])
        #expect(lifted.compactMap { $0?.point } == [point, point, point])
    }

    @Test("The point of a key that is used once is the one with an even y")
    func evenPoint() throws {
        var source = Samples.source(124)
        for _ in 0..<4 {
            let point = source.point()
            let key = try #require(point.verificationKey)
            let even = try Point(compressed: [2] + key.bytes)
            for either in [point, -point] {
                #expect(LiftedKey(once: either, key: key).multiples.map(\.point) == [even])
            }
        }
    }
}
