public import PolynomialCommitments
public import Secp256k1Group

/// What a participant keeps: its secret share of a certified key.
///
/// Wiped when it dies; it cannot be copied, compared, printed or encoded by accident. Writing it is
/// a call of its own name, ``secretEncoding()``.
public struct KeyPackage: ~Copyable, Sendable {
    /// Whose share it is.
    public let index: ParticipantIndex

    /// x_j, the secret share; it may be zero.
    public let share: SecretScalar

    /// The certified public key.
    public let groupKey: GroupKey

    /// Checks that a share belongs to a key.
    ///
    /// - Parameters:
    ///   - index: Whose share it is.
    ///   - share: x_j.
    ///   - groupKey: The certified key.
    /// - Throws: ``KeyFileError/notAMember(_:)`` or ``KeyFileError/shareMismatch(_:)``.
    package init(
        index: ParticipantIndex, share: consuming SecretScalar, groupKey: GroupKey
    ) throws(KeyFileError) {
        guard let expected = groupKey.verificationShare(of: index) else {
            throw .notAMember(index)
        }
        guard share.timesGenerator() == expected else { throw .shareMismatch(index) }
        self.init(unchecked: index, share: share, groupKey: groupKey)
    }

    /// For the participant, which has checked its share already.
    init(unchecked index: ParticipantIndex, share: consuming SecretScalar, groupKey: GroupKey) {
        self.index = index
        self.share = share
        self.groupKey = groupKey
    }

    /// Y_j, the public key of the share.
    public var verificationShare: Point {
        groupKey.transcript.polynomial.evaluated(at: index)
    }
}
