public import Secp256k1Group

/// C_k = a_k G + b_k H: hides the coefficients perfectly and binds as long as nobody knows the
/// logarithm of H.
public struct PedersenCommitment: PolynomialCommitment {
    /// The points C_0 to C_{t-1}.
    public let points: [Point]

    /// Wraps points that were received or computed.
    ///
    /// - Parameter points: C_0 ... C_{t-1}.
    public init(points: [Point]) {
        self.points = points
    }

    /// Commits to a polynomial, in constant time.
    ///
    /// - Parameters:
    ///   - polynomial: The polynomial a.
    ///   - blinding: The polynomial b, of the same threshold and used for nothing else.
    public init(
        to polynomial: borrowing SecretPolynomial, blinding: borrowing SecretPolynomial
    ) {
        // A longer blinding shows in the number of commitments instead of being cut off: shares
        // would contain all of it.
        let count = max(polynomial.threshold.count, blinding.threshold.count)
        var points: [Point] = []
        points.reserveCapacity(count)
        for k in 0..<count {
            points.append(
                PedersenCommitment.commit(
                    polynomial.coefficient(k), blinding: blinding.coefficient(k)))
        }
        self.points = points
    }

    /// The commitment s G + s' H to one value, in constant time.
    ///
    /// - Parameters:
    ///   - value: The value s.
    ///   - blinding: The blinding s'.
    /// - Returns: The point, infinity if both are zero.
    public static func commit(
        _ value: borrowing SecretScalar, blinding: borrowing SecretScalar
    ) -> Point {
        value.timesGenerator() + blinding.times(.pedersenGenerator)
    }

    /// The commitment s G + s' H to one public value, in variable time.
    ///
    /// - Parameters:
    ///   - value: The value s.
    ///   - blinding: The blinding s'.
    /// - Returns: The point, infinity if both are zero.
    public static func commit(_ value: Scalar, blinding: Scalar) -> Point {
        value.timesGenerator() + Point.pedersenGenerator.multiplied(by: blinding)
    }
}
