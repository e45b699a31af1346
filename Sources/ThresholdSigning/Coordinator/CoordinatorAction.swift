public import PolynomialCommitments

/// What a ``RobustCoordinator`` wants done, in this order.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CoordinatorAction: Hashable, Sendable {
    /// Send the request to a signer.
    case ask(ParticipantIndex, SignedRequest)
    /// A signer was convicted and is asked no more; the evidence shows it to anybody.
    case convicted(SigningVerdict, SigningEvidence)
    /// A signer is asked no more until it sends another first commitment: the one that came in its name is no use.
    ///
    /// Somebody may have sent an old one of its again.
    case keptOut(ParticipantIndex, UnusableCommitment)
    /// Every share of a session holds and its signature does not verify: these signers made it so together, and are
    /// asked no more. Nobody is convicted by that.
    case blamedSession([ParticipantIndex])
    /// The signature, verified; nothing that comes from now on changes anything.
    case finished(ThresholdSignature)
}
