public import Secp256k1Group

/// One holder's secret share of a threshold key, whichever protocol made it.
///
/// Wiped when it dies; it cannot be copied, compared, printed or encoded.
public struct SecretKeyShare: ~Copyable, Sendable {
    /// Where the share lies on the polynomial, never zero.
    public let evaluationPoint: Scalar

    /// The share; it may be zero.
    public let value: SecretScalar

    /// The key of which it is a share.
    public let key: ThresholdKey

    /// Checks that a share belongs to a key, in constant time as far as the share is concerned.
    ///
    /// - Parameters:
    ///   - value: The share.
    ///   - evaluationPoint: Where it lies.
    ///   - key: The key.
    /// - Throws: ``ThresholdKeyError/notAHolder(_:)`` or ``ThresholdKeyError/shareMismatch(_:)``.
    public init(
        _ value: consuming SecretScalar, at evaluationPoint: Scalar, of key: ThresholdKey
    ) throws(ThresholdKeyError) {
        guard let expected = key.verificationShare(at: evaluationPoint) else {
            throw .notAHolder(evaluationPoint)
        }
        guard value.timesGenerator() == expected else { throw .shareMismatch(evaluationPoint) }
        self.init(unchecked: value, at: evaluationPoint, of: key)
    }

    /// For a protocol that has checked the share already.
    package init(
        unchecked value: consuming SecretScalar, at evaluationPoint: Scalar, of key: ThresholdKey
    ) {
        self.value = value
        self.evaluationPoint = evaluationPoint
        self.key = key
    }
}
