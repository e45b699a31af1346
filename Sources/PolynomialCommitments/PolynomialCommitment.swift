import PublicPointEngine
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
    /// - Returns: The value of each commitment, in the same order.
    public static func evaluated(
        _ commitments: [Self], at index: ParticipantIndex
    ) -> [Point] {
        evaluated(commitments, at: index, by: .standard)
    }

    /// The commitments to many polynomials' values; they do not depend on who computes.
    package static func evaluated(
        _ commitments: [Self], at index: ParticipantIndex, by arithmetic: PublicArithmetic
    ) -> [Point] {
        PublicPolynomials.evaluated(commitments.map(\.points), at: index, by: arithmetic)
    }

    /// The commitments to the polynomial's values at every index up to one.
    ///
    /// By finite differences, for a small part of what as many calls of
    /// ``evaluated(at:)-(ParticipantIndex)`` cost. Of those that the engine computes, the last, in which an
    /// error of any other would end up, is compared with what libsecp256k1 says.
    ///
    /// - Parameter last: The last index.
    /// - Returns: The values, that at index 1 first; each may be infinity.
    public func evaluated(upTo last: ParticipantIndex) -> [Point] {
        evaluated(upTo: last, by: .standard)
    }

    /// The commitments to the values up to an index; they do not depend on who computes.
    package func evaluated(
        upTo last: ParticipantIndex, by arithmetic: PublicArithmetic
    ) -> [Point] {
        if arithmetic == .engine {
            let values = CountedCall.engineDifference.counting(points.count * Int(last.value)) {
                PublicPoints(points).evaluations(upTo: last.value).points
            }
            if values.last == evaluated(at: last) { return values }
        }
        return Point.consecutiveValues(of: points, count: last.value)
    }

    /// The commitment to the sum of the polynomials.
    ///
    /// - Parameter commitments: Commitments of one length; shorter ones count as padded with infinity,
    ///   as polynomials of a lower degree are.
    /// - Returns: The sum, coefficient by coefficient.
    public static func sum(of commitments: [Self]) -> Self {
        sum(of: commitments, by: .standard)
    }

    /// The commitment to the sum of the polynomials; it does not depend on who computes.
    package static func sum(of commitments: [Self], by arithmetic: PublicArithmetic) -> Self {
        Self(points: PublicPolynomials.sum(of: commitments.map(\.points), by: arithmetic))
    }
}

extension PolynomialCommitment {
    /// The commitment to the polynomial's value at any scalar.
    ///
    /// A small scalar takes the fast path of ``evaluated(at:)-(ParticipantIndex)``; a full one costs
    /// about 170 point additions a coefficient.
    ///
    /// - Parameter point: The evaluation point.
    /// - Returns: The sum of points[k] point^k, which may be infinity.
    public func evaluated(at point: Scalar) -> Point {
        if let index = ParticipantIndex(point) { return evaluated(at: index) }
        return points.reversed().reduce(.infinity) { result, coefficient in
            result.multiplied(by: point) + coefficient
        }
    }
}
