import DKG

/// What a reader has seen of the members: at most two different messages for each sender and kind (Nodes.md, "What a
/// reader looks at").
///
/// A third changes nothing. Two are enough: they make the slot void, and are the evidence.
struct SeenDigests: Sendable {
    enum Verdict {
        /// The first or second of its sender and kind.
        case new
        /// It was seen, perhaps under another signature.
        case duplicate
        /// Two others were seen.
        case surplus
    }

    private struct Pair {
        let first: Digest
        var second: Digest?
    }

    private var pairs: [Round: [ParticipantIndex: Pair]] = [:]

    /// What an envelope would be, if its signature is right.
    func verdict(on envelope: Envelope) -> Verdict {
        guard let pair = pairs[envelope.round]?[envelope.sender] else { return .new }
        if pair.first == envelope.digest || pair.second == envelope.digest { return .duplicate }
        return pair.second == nil ? .new : .surplus
    }

    /// Counts an envelope whose signature is right.
    ///
    /// - Returns: Whether it is new.
    mutating func count(_ envelope: Envelope) -> Bool {
        guard case .new = verdict(on: envelope) else { return false }
        if pairs[envelope.round]?[envelope.sender] == nil {
            pairs[envelope.round, default: [:]][envelope.sender] = Pair(first: envelope.digest)
        } else {
            pairs[envelope.round]?[envelope.sender]?.second = envelope.digest
        }
        return true
    }

    /// Whether a message was seen.
    func contains(_ digest: Digest, from sender: ParticipantIndex, in round: Round) -> Bool {
        guard let pair = pairs[round]?[sender] else { return false }
        return pair.first == digest || pair.second == digest
    }
}
