import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite("All values of a commitment at once")
struct EvaluationTableTests {
    private func check(_ points: [Point], count: Int) throws {
        let commitment = FeldmanCommitment(points: points)
        let values = commitment.evaluations(count: count)
        #expect(values.count == max(count, 0))
        for (position, value) in values.enumerated() {
            #expect(value == commitment.evaluated(at: try ParticipantIndex(position + 1)))
        }
    }

    @Test("The same points as one by one", arguments: [1, 2, 3, 4, 5, 6, 13, 14, 20], 0...12)
    func random(threshold: Int, count: Int) throws {
        var source = SeededRandomSource(seed: UInt64(100 * threshold + count))
        try check(source.scalars(threshold).map(Point.generatorTimes), count: count)
    }

    @Test("More values than coefficients, and many of both")
    func large() throws {
        var source = SeededRandomSource(seed: 3)
        try check(source.scalars(4).map(Point.generatorTimes), count: 100)
        try check(source.scalars(34).map(Point.generatorTimes), count: 50)
    }

    @Test("Infinity among coefficients and values, and no coefficients at all")
    func infinity() throws {
        var source = SeededRandomSource(seed: 5)
        let a = Point.generatorTimes(source.scalar())
        let b = Point.generatorTimes(source.scalar())
        for points: [Point] in [
            [], [.infinity], [.infinity, .infinity, .infinity], [a, .infinity], [.infinity, a],
            [a, .infinity, b], [.infinity, .infinity, a], [a, b, .infinity, .infinity],
        ] {
            try check(points, count: 8)
        }
        // (x - 1)(x - 2) in the exponent: the first two values vanish.
        let roots = [Scalar(2), -Scalar(3), .one].map(Point.generatorTimes)
        let values = FeldmanCommitment(points: roots).evaluations(count: 4)
        #expect(values.map(\.isInfinity) == [true, true, false, false])
        try check(roots, count: 4)
        try check(roots, count: -1)
    }
}
