/// What closing a round came to for a participant, and what it has to say next.
public enum ParticipantOutcome: Hashable, Sendable {
    /// The next round is open.
    ///
    /// If there is a message, store it and then post it on the board; it counts once it comes back
    /// from there.
    case opened(Round, message: [UInt8]?)
    /// The ceremony ended with a certified key.
    ///
    /// The seed and everything but the share are erased.
    case certified(GroupKey)
    /// The ceremony ended with a key that too few signed in time.
    ///
    /// Keep the participant and hand it the certified key later.
    case pending
    /// The ceremony ended without a key.
    ///
    /// Everything secret is erased, unless the board leaves no room for what this participant said before
    /// a restart: a relay that lies can show such a board while the key is certified on the true one.
    /// ``ResumableParticipant/isStateNeeded`` and ``Participant/isSeedNeeded`` tell.
    case aborted(AbortReason)
    /// This participant's own join did not count; somebody joined twice in its name, or it came too
    /// late.
    ///
    /// Everything secret is erased, unless it said more than the join before a restart.
    case joinConflict
    /// The board shows another session than the one in which this participant spoke before a
    /// restart, as a relay that lies can.
    ///
    /// It says nothing more. Nothing is erased: resumed with the true board, it goes on.
    case sessionConflict
}

extension ParticipantOutcome: CustomStringConvertible {
    /// What happened, in a few words and without the bytes of a message.
    public var description: String {
        switch self {
        case .opened(let round, let message?):
            "round '\(round)' is open, with a message of \(message.count) bytes to post"
        case .opened(let round, nil): "round '\(round)' is open, and there is nothing to post"
        case .certified(let groupKey): "certified: \(groupKey)"
        case .pending: "pending: too few signatures in time"
        case .aborted(let reason): "aborted, \(reason.rawValue): \(reason)"
        case .joinConflict: "stopped: this participant's join did not count"
        case .sessionConflict: "stopped: the board shows another session than before a restart"
        }
    }
}
