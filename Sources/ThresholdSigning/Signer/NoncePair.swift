public import PolynomialCommitments
import ThresholdKeys

/// Two secret nonces of one signer, good for one signature.
///
/// **Secret, and gone once it has been used.** Whoever signs twice with the same pair gives its share away: there is
/// no copy, no encoding and no description of it, ``Signer/sign(_:with:)`` consumes it whatever happens, and it is
/// wiped when it dies. It belongs to the key and the scheme for which it was made.
public struct NoncePair: ~Copyable, Sendable {
    /// What goes to the coordinator.
    public let commitment: NonceCommitment

    /// Whose pair it is.
    public let index: ParticipantIndex

    /// The scheme for which it was made.
    public let scheme: SigningScheme

    /// The transcript of the epoch for whose share it was made.
    let keyDigest: Digest

    /// d and e.
    package let hiding: SecretScalar
    package let binding: SecretScalar

    /// Takes two nonces of a signer; `nil` if one of them is zero, which nobody will ever see.
    package init?(
        hiding: consuming SecretScalar, binding: consuming SecretScalar,
        of signer: borrowing Signer
    ) {
        guard
            let commitment = NonceCommitment(
                hiding: hiding.timesGenerator(), binding: binding.timesGenerator())
        else { return nil }
        self.commitment = commitment
        self.hiding = hiding
        self.binding = binding
        scheme = signer.scheme
        index = signer.index
        keyDigest = signer.key.epoch.transcript
    }
}
