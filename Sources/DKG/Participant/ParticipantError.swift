public import Secp256k1Group

/// What a caller did wrong with a participant, or asked of it that it has not.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ParticipantError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The identity is not in the roster.
    case notInRoster(identity: VerificationKey, ceremony: Ceremony.ID)
    /// No seed could be drawn.
    case random(RandomSourceError)
    /// An envelope that is said to have been released before is not this participant's, does not
    /// follow from its seed, or contradicts another one.
    case notReleased(position: Int)
    /// The ceremony has not ended.
    case unfinished(open: Round)
    /// The ceremony ended without a key on the board that was read.
    ///
    /// If the key may be known, it ended after the members had been asked for their Feldman values: whoever
    /// deviated may have seen the public key before the others did.
    case aborted(AbortReason, isKeyMaybeKnown: Bool)
    /// This participant stopped, because its own join did not count.
    case stopped
    /// The key is not certified yet; hand in the certified key when it is known.
    case pending
    /// The key is certified, but this participant holds no right share of it.
    case withoutShare
    /// The key is certified, but fewer honest participants than the threshold certainly hold a share of it.
    ///
    /// `assured` is ``Participant/assuredShares``, `threshold` t.
    case unassured(assured: Int, threshold: Int)
    /// What is said to have been stored is another key's.
    case otherKey(expected: Digest, got: Digest)
    /// A step is released by another participant than the one that took it, or by the same one made again.
    case otherStep(expected: String, got: String)

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
        case .aborted(let reason, let isKeyMaybeKnown):
            "the ceremony ended without a key: \(reason) If others have read the same board, give "
                + "the attempt up by discard(_:store:); otherwise resume with theirs."
                + (isKeyMaybeKnown
                    ? " Discard it before another attempt: its public key may be known already, "
                        + "to somebody who could have let it pass." : "")
        case .stopped:
            "this participant stopped, because its own join did not count; it has no share. If the "
                + "board was misread, resume with the true one."
        case .pending:
            "fewer than a quorum signed the key in time. Make the participant again from its seed and "
                + "the board, and hand it the certified key with adopt(_:) when somebody has it."
        case .withoutShare:
            "this participant holds no right share of the key. Ask for `groupKey` to have the public "
                + "result."
        case .unassured(let assured, let threshold):
            "only \(assured) honest participants certainly hold a share of this key, and \(threshold) shares use it: "
                + "if others fail, nobody may be able to. Repeat the ceremony with a new instance, or say "
                + "evenIfUnassured, if nothing of value depends on the key."
        case .otherKey(let expected, let got):
            "what was stored belongs to transcript \(got), not to \(expected). Store the key package "
                + "of this participant, read it back, and give its digest."
        case .otherStep(let expected, let got):
            (expected == got
                ? "a step of \(got) was handed to another value that was made for it; nothing was released. "
                : "a step of \(got) was handed to \(expected); nothing was released. ")
                + "Release a step where it was taken, and drop it after the participant was made again."
        }
    }
}
