/// A commitment as a plan knows it: whose it is follows from where it stands.
enum PlannedCommitment: Hashable, Sendable {
    /// The signer's pair with this number, counted from zero.
    case pair(Int)
    /// One of an earlier run, whose nonces are gone.
    case old
    /// No pair of points.
    case pointless
    /// Somebody else has made it up.
    case stray
}

/// A request as a plan knows it.
struct PlannedRequest: Hashable, Sendable {
    let session: Int
    /// Which of the session's requests it is; 0 for the one that the coordinator means.
    let version: Int
    /// The signers and their commitments.
    var list: [Int: PlannedCommitment]
}

/// An answer as a plan knows it.
struct PlannedAnswer: Hashable, Sendable {
    enum Share: Hashable, Sendable {
        /// The one that follows from the nonces of the commitment that it names.
        case right
        case wrong
        case notCanonical
    }

    let signer: Int
    let request: PlannedRequest
    var commitment: PlannedCommitment
    var share = Share.right
    var next: PlannedCommitment?
}

/// What is on its way.
enum PlannedMessage: Hashable, Sendable {
    case offer(of: Int, PlannedCommitment)
    case answer(PlannedAnswer)
    /// What nobody takes for anything.
    case noise
    case request(to: Int, PlannedRequest, isAsked: Bool)
}
