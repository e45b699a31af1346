import DKG

/// What one holder of a share keeps: nothing in it changes, so many simulations sign with it at the same time.
final class SigningSeat: Sendable {
    private let share: SecretKeyShare
    let identity: SigningKey

    init(_ share: consuming SecretKeyShare, identity: consuming SigningKey) {
        self.share = share
        self.identity = identity
    }

    /// A copy of the share, for one signer.
    func duplicate() throws(ThresholdKeyError) -> SecretKeyShare {
        try SecretKeyShare(share.value.duplicate(), at: share.evaluationPoint, of: share.key)
    }
}
