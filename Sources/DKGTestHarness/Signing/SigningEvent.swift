public import DKG
public import ThresholdSigning

/// What happens in a simulated signature; sessions are counted from one.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningEvent: Hashable, Sendable {
    /// A session begins with these signers.
    case opened(session: Int, signers: [ParticipantIndex])
    /// An answer came from a signer; of a session that it was not asked in, too.
    case answered(session: Int, ParticipantIndex)
    /// A signer refused a request.
    case refused(session: Int, ParticipantIndex, SigningRequestError)
    /// The coordinator convicted a signer, which is asked no more.
    case convicted(session: Int, SigningVerdict)
    /// A commitment was no use.
    case keptOut(ParticipantIndex, UnusableCommitment)
    /// Every share of a session holds, and its signature does not: its signers are asked no more.
    case blamed(session: Int, [ParticipantIndex])
    /// There is a signature.
    case finished(session: Int, ThresholdSignature)
}
