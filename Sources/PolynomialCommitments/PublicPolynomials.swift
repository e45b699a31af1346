import PublicPointEngine
package import Secp256k1Group

/// Many polynomials whose coefficients are public points, by either arithmetic.
package enum PublicPolynomials {
    /// The values of many polynomials at one index.
    ///
    /// - Parameters:
    ///   - polynomials: The coefficients of each, constant term first.
    ///   - index: The evaluation point.
    ///   - arithmetic: What computes.
    /// - Returns: One value a polynomial, in the same order.
    package static func evaluated(
        _ polynomials: [[Point]], at index: ParticipantIndex, by arithmetic: PublicArithmetic
    ) -> [Point] {
        switch arithmetic {
        case .engine:
            CountedCall.engineStep.counting(polynomials.reduce(0) { $0 + $1.count }) {
                chunks(polynomials).flatMap { chunk in
                    PublicPoints.evaluations(of: chunk, at: index.value).points
                }
            }
        case .libsecp256k1:
            Point.polynomials(polynomials, at: index.value)
        }
    }

    /// The sum of many vectors of points.
    ///
    /// - Parameters:
    ///   - polynomials: The vectors; shorter ones count as padded with infinity.
    ///   - arithmetic: What computes.
    /// - Returns: As many points as the longest has.
    package static func sum(
        of polynomials: [[Point]], by arithmetic: PublicArithmetic
    ) -> [Point] {
        switch arithmetic {
        case .engine:
            return CountedCall.engineSummand.counting(polynomials.reduce(0) { $0 + $1.count }) {
                PublicPoints.columnSums(of: chunks(polynomials).map(PublicPoints.columnSums)).points
            }
        case .libsecp256k1:
            let length = polynomials.lazy.map(\.count).max() ?? 0
            // One inversion for each coefficient.
            return (0..<length).map { k in
                Point.sum(count: polynomials.count) { position in
                    let points = polynomials[position]
                    return k < points.count ? points[k] : .infinity
                }
            }
        }
    }

    /// The sum of many polynomials, each times its weight: one whose value at an index is the sum of their
    /// values there, weighted alike.
    ///
    /// - Parameters:
    ///   - polynomials: The coefficients of each, as many for all.
    ///   - weights: A weight for each.
    ///   - arithmetic: What computes.
    /// - Returns: The coefficients of the sum.
    package static func combined(
        _ polynomials: [[Point]], with weights: [UInt128], by arithmetic: PublicArithmetic
    ) -> [Point] {
        let length = polynomials.lazy.map(\.count).min() ?? 0
        return (0..<length).map { k in
            let column = polynomials.map { $0[k] }
            return switch arithmetic {
            case .engine: combined(column, with: weights)
            case .libsecp256k1:
                Point.sum(
                    of: zip(column, weights).map { $0.multiplied(by: Scalar(wide: $1)) })
            }
        }
    }

    /// The sum of many polynomials, each times its weight, which is any scalar.
    ///
    /// - Parameters:
    ///   - polynomials: The coefficients of each, as many for all.
    ///   - weights: A weight for each.
    ///   - arithmetic: What computes.
    /// - Returns: The coefficients of the sum.
    package static func combined(
        _ polynomials: [[Point]], with weights: [Scalar], by arithmetic: PublicArithmetic
    ) -> [Point] {
        let length = polynomials.lazy.map(\.count).min() ?? 0
        return (0..<length).map { k in
            let column = polynomials.map { $0[k] }
            return switch arithmetic {
            case .engine: PublicPoints(column).combined(with: weights)
            case .libsecp256k1:
                Point.sum(of: zip(column, weights).map { $0.multiplied(by: $1) })
            }
        }
    }

    /// The sum of weight k times point k, by the engine.
    ///
    /// - Parameters:
    ///   - points: The points.
    ///   - weights: As many weights.
    /// - Returns: The sum.
    package static func combined(_ points: [Point], with weights: [UInt128]) -> Point {
        CountedCall.weightedPoint.counting(points.count) {
            PublicPoints(points).combined(with: weights)
        }
    }

    /// The vectors in the engine's form, some of them at a time: all together they would take as much
    /// memory as the dealings that they came with.
    private static func chunks(
        _ polynomials: [[Point]]
    ) -> some Sequence<[PublicPoints]> {
        stride(from: 0, to: polynomials.count, by: chunkLength).lazy.map { start in
            polynomials[start..<min(start + chunkLength, polynomials.count)].map {
                PublicPoints($0)
            }
        }
    }

    private static let chunkLength = 128
}
