public import PolynomialCommitments
public import Secp256k1Group

/// One member's secret share of a threshold key, whichever protocol made it.
///
/// Wiped when it dies; it cannot be copied, compared or printed.
public struct SecretKeyShare: ~Copyable, Sendable {
    /// Whose share it is: the member's index in ``key``.
    public let index: ParticipantIndex

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
    /// - Throws: ``ThresholdKeyError/notAMember(_:)`` or ``ThresholdKeyError/shareMismatch(_:)``.
    public init(
        _ value: consuming SecretScalar, at evaluationPoint: Scalar, of key: ThresholdKey
    ) throws(ThresholdKeyError) {
        guard let member = key.member(at: evaluationPoint) else {
            throw .notAMember(evaluationPoint)
        }
        guard value.timesGenerator() == member.verificationShare else {
            throw .shareMismatch(evaluationPoint)
        }
        self.init(unchecked: value, of: member, in: key)
    }

    /// For a protocol that has checked the share already, and whose points are the indices.
    package init(
        unchecked value: consuming SecretScalar, at index: ParticipantIndex, of key: ThresholdKey
    ) {
        self.value = value
        self.index = index
        evaluationPoint = Scalar(index)
        self.key = key
    }

    init(
        unchecked value: consuming SecretScalar, of member: ThresholdKey.Member,
        in key: ThresholdKey
    ) {
        self.value = value
        index = member.index
        evaluationPoint = member.evaluationPoint
        self.key = key
    }
}
