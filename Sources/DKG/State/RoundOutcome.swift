/// What closing a round came to, for everybody who reads the board.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum RoundOutcome: Hashable, Sendable {
    /// The next round is open.
    case opened(Round)
    /// The ceremony ended with a certified key.
    case certified
    /// The ceremony ended with a key that fewer than a quorum signed in time.
    ///
    /// It becomes valid when a certificate is handed in later.
    case pending
    /// The ceremony ended without a key.
    case aborted(AbortReason)
}

extension RoundOutcome: CustomStringConvertible {
    /// What happened, in a few words.
    public var description: String {
        switch self {
        case .opened(let round): "round '\(round)' is open"
        case .certified: "certified"
        case .pending: "pending: too few signatures in time"
        case .aborted(let reason): "aborted, \(reason.rawValue): \(reason)"
        }
    }
}
