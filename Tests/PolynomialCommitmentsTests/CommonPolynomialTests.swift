import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@Suite("Values of one polynomial")
struct CommonPolynomialTests {
    private typealias Value = (point: Scalar, value: Point)

    /// Values of a polynomial with these coefficients, the constant term among them.
    private func values(of coefficients: [Scalar], at points: [Scalar]) -> [Value] {
        ([.zero] + points).map { point in
            let value = coefficients.reversed().reduce(Scalar.zero) { $0 * point + $1 }
            return (point: point, value: value.timesGenerator())
        }
    }

    /// Coefficients or points that no pattern connects.
    private func scalars(_ count: Int, _ label: String) -> [Scalar] {
        (0..<count).map {
            Scalar(reducing: TaggedHash(label).digest(of: [UInt8($0 & 255), UInt8($0 >> 8)]))
        }
    }

    private func passes(
        _ values: [Value], _ count: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bool {
        let answers = PublicArithmetic.allCases.map {
            CommonPolynomial.passes(through: values, coefficients: count, by: $0)
        }
        #expect(Set(answers).count == 1, sourceLocation: sourceLocation)
        return answers.allSatisfy { $0 }
    }

    @Test(
        "They pass with as many coefficients as there are, and with no other number",
        arguments: [(1, 1), (1, 4), (2, 2), (2, 5), (3, 3), (3, 4), (5, 9), (7, 20)], [true, false])
    func honest(size: (t: Int, n: Int), isConsecutive: Bool) {
        let points =
            isConsecutive
            ? (1...UInt64(size.n)).map { Scalar($0) } : scalars(size.n, "test points")
        let values = values(of: scalars(size.t, "test coefficients"), at: points)
        #expect(passes(values, size.t))
        #expect(passes(values.reversed(), size.t))
        #expect(!passes(values, size.t - 1))
        // More coefficients than there are: the highest would be zero.
        #expect(!passes(values, size.t + 1))
        #expect(!passes(values, size.n + 2))
    }

    @Test("One wrong value, whichever it is, does not pass")
    func wrongValue() {
        let honest = values(
            of: scalars(3, "test coefficients"), at: (1...6).map { Scalar(UInt64($0)) })
        for position in honest.indices {
            for wrong in [honest[position].value + .generator, .infinity, -honest[position].value] {
                var values = honest
                values[position].value = wrong
                #expect(!passes(values, 3), "\(position)")
            }
            var twice = honest
            twice[position].point = honest[(position + 1) % honest.count].point
            #expect(!passes(twice, 3))
        }
    }

    @Test("Errors that cancel for a polynomial that one could foresee do not pass")
    func cancelling() throws {
        let points = (0...6).map { Scalar(UInt64($0)) }
        let honest = values(of: scalars(3, "test coefficients"), at: Array(points.dropFirst()))
        // 1 / product of (x_i - x_m) for the two that lie: the sum with h = 1 stays infinity.
        let denominators = try [2, 5].map { position in
            try #require(
                points.indices.filter { $0 != position }
                    .reduce(Scalar.one) { $0 * (points[position] - points[$1]) }.inverted())
        }
        var values = honest
        values[2].value =
            honest[2].value + (try #require(denominators[0].inverted())).timesGenerator()
        values[5].value =
            honest[5].value - (try #require(denominators[1].inverted())).timesGenerator()
        #expect(passes(honest, 3))
        #expect(!passes(values, 3))
    }

    @Test("A value at infinity is one like any other, and no values are on nothing")
    func edges() {
        // 3 - x has its root at 3.
        let values = values(of: [Scalar(3), -Scalar.one], at: (1...4).map { Scalar(UInt64($0)) })
        #expect(values[3].value.isInfinity)
        #expect(passes(values, 2))
        #expect(!passes([], 1))
        #expect(!passes(values, 0))
        #expect(!passes(values, -1))
        #expect(!passes(Array(values.prefix(1)), 2))
    }
}
