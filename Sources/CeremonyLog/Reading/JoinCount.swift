import DKG

/// The joins as they come: who has exactly one that decodes, and whether the ceremony could start.
///
/// A body that does not decode counts as not sent, though its slot is filled (Protocol.md, section 3, rule 6).
struct JoinCount: Sendable {
    /// Those with one join.
    private(set) var single: Set<ParticipantIndex> = []

    /// Whether there was a position at which the ceremony could start; votes before it do not count.
    private(set) var couldStart = false

    private let ceremony: Ceremony

    init(in ceremony: Ceremony) {
        self.ceremony = ceremony
    }

    /// Takes a message, and what receiving it came to; only joins make a difference.
    mutating func received(_ envelope: Envelope, _ receipt: Receipt) {
        switch receipt {
        case .accepted: if Join(envelope) != nil { single.insert(envelope.sender) }
        case .conflict: single.remove(envelope.sender)
        default: break
        }
        if canStart { couldStart = true }
    }

    /// Whether the ceremony can start with those who have joined.
    var canStart: Bool { ceremony.canStart(joined: single.count) }
}
