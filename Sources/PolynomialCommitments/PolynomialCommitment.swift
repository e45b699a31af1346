public import Secp256k1Group

/// A vector of points that commits to the coefficients of a polynomial.
///
/// The two commitments are different types, so that a value of one is never checked as the other.
public protocol PolynomialCommitment: Hashable, Sendable {
    /// The commitments, that to the constant term first.
    var points: [Point] { get }

    /// Wraps points that were received or computed.
    ///
    /// - Parameter points: One point a coefficient, that of the constant term first.
    init(points: [Point])
}

extension PolynomialCommitment {
    /// The commitment to the polynomial's value at an index: the sum of points[k] index^k.
    ///
    /// By Horner's rule with the index itself as multiplier, which costs about 35 point additions a
    /// coefficient where a precomputed power of the index would cost 170.
    ///
    /// - Parameter index: The evaluation point.
    /// - Returns: The sum, which may be infinity.
    public func evaluated(at index: ParticipantIndex) -> Point {
        Point.polynomial(points, at: index.value)
    }

    /// The commitments to the values of many polynomials at one index: what a receiver of many
    /// dealings compares its shares with.
    ///
    /// - Parameters:
    ///   - commitments: The commitments to the polynomials.
    ///   - index: The evaluation point.
    /// - Returns: One value a commitment, in the same order.
    public static func evaluated(
        _ commitments: [Self], at index: ParticipantIndex
    ) -> [Point] {
        Point.polynomials(commitments.map(\.points), at: index.value)
    }

    /// The commitments to the polynomial's values at every index up to one.
    ///
    /// By finite differences, for a small part of what as many calls of ``evaluated(at:)`` cost.
    ///
    /// - Parameter last: The last index.
    /// - Returns: The values, that at index 1 first; each may be infinity.
    public func evaluated(upTo last: ParticipantIndex) -> [Point] {
        Point.consecutiveValues(of: points, count: last.value)
    }

    /// The commitment to the sum of the polynomials.
    ///
    /// - Parameter commitments: Commitments of one length; shorter ones count as padded with
    ///   infinity, as polynomials of a lower degree are.
    /// - Returns: The sum, coefficient by coefficient, with one inversion for each.
    public static func sum(of commitments: [Self]) -> Self {
        let length = commitments.map(\.points.count).max() ?? 0
        return Self(
            points: (0..<length).map { k in
                Point.sum(count: commitments.count) { position in
                    let points = commitments[position].points
                    return k < points.count ? points[k] : .infinity
                }
            })
    }
}
