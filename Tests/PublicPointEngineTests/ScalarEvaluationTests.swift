import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

@Suite("Values at any scalars")
struct ScalarEvaluationTests {
    /// Horner's rule, by libsecp256k1.
    private func value(_ points: [Point], at scalar: Scalar) -> Point {
        points.reversed().reduce(.infinity) { $0.multiplied(by: scalar) + $1 }
    }

    @Test("They are those of Horner's rule", arguments: [0, 1, 2, 3, 9])
    func sameValues(count: Int) {
        var source = SeededRandomSource(seed: UInt64(count))
        let points = source.scalars(count).map { $0.timesGenerator() }
        let scalars =
            [Scalar.zero, .one, Scalar(2), .minusOne, .minusOne] + source.scalars(4)
        let expected = scalars.map { value(points, at: $0) }
        for many in [9, 8, 7, 1] {
            let values = PublicPoints(points).evaluations(at: Array(scalars.suffix(many)))
            #expect(values.points == expected.suffix(many))
        }
        #expect(PublicPoints(points).evaluations(at: [Scalar]()).isEmpty)
    }

    @Test("Infinity, equal and opposite points are points like any other")
    func degenerate() {
        let generator = Point.generator
        let few = [Scalar.one, .minusOne, Scalar(3), Scalar(1 << 40)]
        let scalars = few + [.zero, Scalar(2), Scalar(127), Scalar(128), Scalar(129)]
        for points in [
            [Point.infinity, generator, .infinity], [generator, -generator, generator],
            [generator, generator], [.infinity, .infinity],
        ] {
            for scalars in [few, scalars] {
                let values = PublicPoints(points).evaluations(at: scalars)
                #expect(values.points == scalars.map { value(points, at: $0) })
            }
        }
    }
}
