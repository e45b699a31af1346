public import Secp256k1Group

/// A polynomial with secret coefficients: what a dealer shares.
///
/// All coefficients lie in one buffer that is wiped when the value dies. It cannot be copied,
/// compared or printed; evaluating it and committing to it is constant time.
public struct SecretPolynomial: ~Copyable, Sendable {
    private let coefficients: SecretScalarVector

    /// The number of coefficients, and of shares that determine the polynomial.
    public let threshold: Threshold

    /// Fills a polynomial, constant term first.
    ///
    /// - Parameters:
    ///   - threshold: The number of coefficients.
    ///   - coefficient: Makes the coefficient of index^k for k from 0 on.
    /// - Throws: What `coefficient` throws; what was filled until then is wiped.
    public init<Failure: Error>(
        threshold: Threshold, coefficient: (UInt16) throws(Failure) -> SecretScalar
    ) throws(Failure) {
        self.threshold = threshold
        coefficients = try SecretScalarVector(count: threshold.count) {
            position throws(Failure) in
            // The vector asks for positions below the threshold, which fits.
            try coefficient(UInt16(truncatingIfNeeded: position))
        }
    }

    /// Draws a uniform polynomial.
    ///
    /// - Parameters:
    ///   - threshold: The number of coefficients.
    ///   - source: Where the randomness comes from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(
        threshold: Threshold, random source: inout some RandomSource
    ) throws(RandomSourceError) {
        self.threshold = threshold
        coefficients = try SecretScalarVector(count: threshold.count) {
            _ throws(RandomSourceError) in
            try SecretScalar(random: &source)
        }
    }

    /// The value at an index: that participant's share.
    ///
    /// - Parameter index: The evaluation point.
    /// - Returns: The share, which may be zero.
    public borrowing func share(of index: ParticipantIndex) -> SecretScalar {
        coefficients.evaluated(at: index.value)
    }

    /// The coefficient of index^k.
    ///
    /// - Parameter k: Which one, from 0 on.
    /// - Returns: A copy of it; zero for k at or above the threshold.
    public borrowing func coefficient(_ k: Int) -> SecretScalar {
        coefficients.scalar(at: k)
    }

    /// The constant term: the secret that is shared.
    ///
    /// - Returns: A copy of it.
    public borrowing func constantTerm() -> SecretScalar {
        coefficients.scalar(at: 0)
    }
}

extension SecretPolynomial {
    /// The value at any scalar, by Horner's rule, in constant time.
    ///
    /// For protocols whose participants are named by scalars. A small scalar takes the fast path of
    /// ``share(of:)``.
    ///
    /// - Parameter point: The evaluation point, which is public. The value at zero is the secret.
    /// - Returns: The value, which may be zero.
    public borrowing func value(at point: Scalar) -> SecretScalar {
        if let index = ParticipantIndex(point) { return share(of: index) }
        var result = SecretScalar(Scalar.zero)
        for k in stride(from: threshold.count - 1, through: 0, by: -1) {
            result = result.multiplied(by: point).adding(coefficient(k))
        }
        return result
    }
}
