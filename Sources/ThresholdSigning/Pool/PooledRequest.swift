public import ThresholdKeys

/// What a ``NoncePool`` says to a request that nothing speaks against.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum PooledRequest: Sendable {
    /// It was answered before; this is that answer, and the only one that there will ever be.
    case answered(SigningAnswer)
    /// It can be answered, once, with the pair of this commitment.
    case open(OpenRequest)
}

/// A request that a ``NoncePool`` can answer: for people and policies to look at.
public struct OpenRequest: Sendable {
    /// The request as it was examined, with message and signing key.
    public let examined: ExaminedRequest

    /// Whose signature it carries.
    public let coordinator: VerificationKey

    /// The name of the record that has to be erased before the answer is made.
    public let commitment: NonceCommitment
}
