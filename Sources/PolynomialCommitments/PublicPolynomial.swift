public import Secp256k1Group

/// A polynomial that everybody may see: one that was opened and interpolated.
public struct PublicPolynomial: Hashable, Sendable {
    /// The coefficients, constant term first.
    public let coefficients: [Scalar]

    /// Wraps coefficients.
    ///
    /// - Parameter coefficients: The coefficients, constant term first.
    public init(coefficients: [Scalar]) {
        self.coefficients = coefficients
    }

    /// The value at an index.
    ///
    /// - Parameter index: The evaluation point.
    /// - Returns: The value; zero if there are no coefficients.
    public func evaluated(at index: ParticipantIndex) -> Scalar {
        Scalar.polynomial(coefficients, at: index.value)
    }
}
