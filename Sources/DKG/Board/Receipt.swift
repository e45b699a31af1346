public import Secp256k1Group

/// What receiving an envelope came to.
///
/// None of these is an error: messages may be lost, repeated and forged, and the ceremony continues.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum Receipt: Hashable, Sendable {
    /// It fills its slot in the open round.
    case accepted
    /// It belongs to a later round and waits for it.
    case kept
    /// It was seen before; nothing changed.
    case duplicate
    /// It differs from what its sender said before: the two together convict the sender.
    case equivocation
    /// A second, different join before round 0 closed: the sender is not in J, and nobody is
    /// convicted.
    case conflict
    /// Its round is closed; dropped.
    case late
    /// Its sender has no part in the round; dropped.
    case uninvited
    /// The signature is not the sender's; dropped, and nothing is held against the sender.
    case unauthenticated
    /// It belongs to another ceremony or session, whose name it carries; dropped.
    ///
    /// If it comes from a participant of one's own ceremony, the two were configured differently:
    /// compare ``Ceremony/id``.
    case foreign(id: Digest)
    /// Round 0 is still open, so it cannot be understood yet; offer it again after the closing.
    ///
    /// Everybody has to: whoever does not has another view than those who do.
    case notYet
    /// No envelope of this ceremony; dropped.
    case malformed(EnvelopeError)

    /// The name of the case, as reports write it.
    public var name: String {
        switch self {
        case .accepted: "accepted"
        case .kept: "kept"
        case .duplicate: "duplicate"
        case .equivocation: "equivocation"
        case .conflict: "conflict"
        case .late: "late"
        case .uninvited: "uninvited"
        case .unauthenticated: "unauthenticated"
        case .foreign: "foreign"
        case .notYet: "notYet"
        case .malformed: "malformed"
        }
    }

    /// Whether the envelope may have changed the receiver's state.
    ///
    /// `false` is certain.
    public var changedState: Bool {
        switch self {
        case .accepted, .kept, .equivocation, .conflict: true
        case .duplicate, .late, .uninvited, .unauthenticated, .foreign, .notYet, .malformed: false
        }
    }
}

extension Receipt: CustomStringConvertible {
    /// What it means and what to do about it.
    public var description: String {
        switch self {
        case .accepted: "accepted"
        case .kept: "kept for its round"
        case .duplicate: "seen before; nothing changed"
        case .equivocation: "differs from an earlier message of its sender, which convicts it"
        case .conflict: "a second, different join; its sender does not take part"
        case .late: "its round is closed; dropped"
        case .uninvited: "its sender has no part in this round; dropped"
        case .unauthenticated: "the signature is not the sender's; dropped"
        case .foreign(let id):
            "belongs to \(id), which is another ceremony or session; dropped. If it came from a "
                + "participant of this one, compare the configurations."
        case .notYet: "cannot be understood before the joining is closed; offer it again"
        case .malformed(let error): "no envelope of this ceremony: \(error)"
        }
    }
}
