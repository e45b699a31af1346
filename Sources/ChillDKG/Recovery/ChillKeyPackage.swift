public import Secp256k1Group
public import ThresholdKeys

/// A participant's secret share of a key that a session made.
///
/// Wiped when it dies; it cannot be copied, compared or printed. It need not be stored: the host key
/// and the recovery data give it again.
public struct ChillKeyPackage: ~Copyable, Sendable {
    /// Whose share it is.
    public let id: ChillParticipantID

    /// The share, with the Taproot tweak; it may be zero.
    public let share: SecretScalar

    /// The public key with everything that goes with it.
    public let key: ChillKey

    init(id: ChillParticipantID, share: consuming SecretScalar, key: ChillKey) {
        self.id = id
        self.share = share
        self.key = key
    }

    /// The public key of the share.
    public var verificationShare: Point { key.polynomial.evaluated(at: id.index) }

    /// The share as every protocol's shares look.
    ///
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    public borrowing func secretKeyShare() -> SecretKeyShare {
        SecretKeyShare(unchecked: share.duplicate(), at: id.index, of: key.thresholdKey)
    }
}
