public import ThresholdSigning

/// What an entry of a log adds to what a ``SigningLog`` knows.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningLogEvent: Hashable, Sendable {
    /// A coordinator calls for a signature.
    case called(SigningCall)
    /// A member offers its first commitment, or another one.
    case offered(FirstCommitment)
    /// The coordinator asks some members.
    case asked(SignedRequest)
    /// A member answers a request.
    case answered(SigningAnswer)
    /// The signature is there, and verifies.
    case finished(ThresholdSignature)
}
