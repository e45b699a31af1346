/// What closing a round came to for a participant, and what it has to say next.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ParticipantOutcome: Hashable, Sendable {
    /// The next round is open.
    ///
    /// If there is a message, store it and then post it on the board; it counts once it comes back
    /// from there.
    case opened(Round, message: [UInt8]?)
    /// The board that was closed does not have what this participant released for the round.
    ///
    /// The next round is open, and nothing new was said yet. If the closed board is the same for all, the
    /// message came too late: the participant is inactive in that round, and continues with
    /// ``Participant/continueUnheard(store:)`` (or ``UnstoredParticipant/continueUnheard()``). If the
    /// transport lost it on the way back, others have seen it and their view is another one: keep the state,
    /// read the true board, and resume. Whoever does neither is silent in the round that is open.
    case unheard(in: Round)
    /// The next round is open, and this participant only listens: before a restart it spoke in another
    /// session than the one that the board shows, as a relay that lies can, or a board that was misread.
    ///
    /// It says nothing, since speaking in both could certify two keys for one ceremony. If the board is the
    /// true one, it has its share in the end. If it spoke in the true one, resume with that.
    case listening(Round)
    /// The ceremony ended with a certified key.
    ///
    /// In memory everything but the share is erased. The stored state is needed until the key package is
    /// stored, too: see ``Participant/keyPackageStored(_:)``.
    case certified(GroupKey)
    /// The ceremony ended with a key that too few signed in time.
    ///
    /// Keep the participant and hand it the certified key later.
    case pending
    /// The ceremony ended without a key on the board that was read.
    ///
    /// Nothing is erased: with another board, which others have read, it may have ended with a key of which
    /// this participant has a share. Resumed from its state with that board, it has it. To give the attempt up,
    /// call ``Participant/discard(_:store:)``.
    case aborted(AbortReason)
    /// This participant's own join did not count; somebody joined twice in its name, or it came too
    /// late.
    ///
    /// It stops, and nothing is erased: the board may have been misread.
    case joinConflict
}

extension ParticipantOutcome: CustomStringConvertible {
    /// What happened, in a few words and without the bytes of a message.
    public var description: String {
        switch self {
        case .opened(let round, let message?):
            "round '\(round)' is open, with a message of \(message.count) bytes to post"
        case .opened(let round, nil): "round '\(round)' is open, and there is nothing to post"
        case .unheard(let round):
            "the board does not have what was posted in round '\(round)'; compare it with others"
        case .listening(let round):
            "round '\(round)' is open; spoke in another session before a restart, so only listens"
        case .certified(let groupKey): "certified: \(groupKey)"
        case .pending: "pending: too few signatures in time"
        case .aborted(let reason): "aborted, \(reason.rawValue): \(reason)"
        case .joinConflict: "stopped: this participant's join did not count"
        }
    }
}
