public import Secp256k1Group

/// What a caller did wrong with a participant, or asked of it that it has not.
public enum ParticipantError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The identity is not in the roster.
    case notInRoster(identity: VerificationKey, ceremony: Digest)
    /// No seed could be drawn.
    case random(RandomSourceError)
    /// An envelope that is said to have been released before is not this participant's, does not
    /// follow from its seed, or contradicts another one.
    case notReleased(position: Int)
    /// The ceremony has not ended.
    case unfinished(open: Round)
    /// The ceremony ended without a key.
    case aborted(AbortReason)
    /// This participant stopped, because its own join did not count or the board changed.
    case stopped
    /// The key is not certified yet; hand in the certified key when it is known.
    case pending
    /// The key is certified, but this participant holds no right share of it.
    case withoutShare

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .notInRoster(let identity, let ceremony):
            "the identity \(identity) is not in the roster of ceremony \(ceremony)."
        case .random(let error):
            error.description
        case .notReleased(let position):
            "the released envelope at position \(position) is not one of this participant's in "
                + "this ceremony, does not follow from this seed, or contradicts another of them."
        case .unfinished(let open):
            "the ceremony has not ended; round '\(open)' is open."
        case .aborted(let reason):
            "the ceremony ended without a key: \(reason)"
        case .stopped:
            "this participant stopped, because its own join did not count, or because the board "
                + "shows another session than before a restart; it has no share."
        case .pending:
            "fewer than a quorum signed the key in time. Make the participant again from its seed and "
                + "the board, and hand it the certified key with adopt(_:) when somebody has it."
        case .withoutShare:
            "this participant holds no right share of the key. Ask for `groupKey` to have the public "
                + "result."
        }
    }
}
