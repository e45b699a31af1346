import ThresholdKeys

/// What a robust coordinator knows of a signer.
struct SignerStanding: Sendable {
    enum State: Hashable, Sendable {
        /// Nothing of it is open, and it has offered nothing that can be used.
        case waiting
        /// It has offered a commitment.
        case idle(NonceCommitment)
        /// It was asked, and did not answer yet.
        case asked(Digest)
        /// It is asked no more.
        case excluded
    }

    var state = State.waiting

    /// All commitments that it has offered here.
    var offered: Set<NonceCommitment> = []
}
