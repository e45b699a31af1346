public import Secp256k1Group

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
