import DKG

/// A board without a common order, on which a carrier says what each round consists of (Nodes.md, "Closing on a relay").
///
/// A round closes once its first closing is held and every message that it lists. What it does not list is late: it is
/// shown to nobody's state, so that all who follow one closing have seen the same.
struct RelayBoard: Sendable {
    private let ceremony: Ceremony
    private let carrier: VerificationKey

    /// What was given and not read yet.
    private var queue: [LogRecord] = []
    private var head = 0

    private(set) var openRound: Round? = .join
    private(set) var chain = LogChain()
    private(set) var check: ChainCheck
    private(set) var counters = BoardCounters()

    /// Two different closings of one round, which only a carrier that lies makes.
    private(set) var contradictions: [CarrierContradiction] = []

    private var seen = SeenDigests()
    private var innerID: Digest
    private var held: [Digest: Envelope] = [:]
    private var closings: [Round: CarrierClosing] = [:]
    private var closedCount: UInt64 = 0

    /// What the closing of the open round lists and is not held; `nil` while there is none.
    private var unheld: Set<Digest>?

    /// What members signed for a session whose name is not known yet: bounded, because nobody knows what it is.
    private var early: [Round: [ParticipantIndex: [Envelope]]] = [:]
    private static let earlyLimit = 16

    init(of ceremony: Ceremony, carrier: VerificationKey, remembered: LogChain?) {
        self.ceremony = ceremony
        self.carrier = carrier
        innerID = ceremony.id.digest
        check = ChainCheck(remembered)
    }

    /// Takes entries; their positions mean nothing here.
    mutating func add(_ entries: some Sequence<LogEntry>) {
        for entry in entries {
            if let record = LogRecord(entry.bytes), record.id == ceremony.id {
                queue.append(record)
            } else {
                counters.skipped += 1
            }
        }
    }

    /// Reads on up to where the open round closes; see ``AgreedBoard/next(_:)``.
    ///
    /// A round is closed as soon as it can be, so that what follows is read with the name of the session.
    mutating func next(_ reader: inout some BoardReader & ~Copyable) -> RoundClosing? {
        while let round = openRound {
            if let closing = closings[round], unheld?.isEmpty == true {
                return close(round, closing, &reader)
            }
            guard queue.indices.contains(head) else { break }
            read(queue[head])
            head += 1
        }
        queue.removeFirst(head)
        head = 0
        return nil
    }

    private mutating func close(
        _ round: Round, _ closing: CarrierClosing, _ reader: inout some BoardReader & ~Copyable
    ) -> RoundClosing? {
        closedCount += 1
        chain.append(closing: closing.digest, at: closedCount)
        check.compare(chain)
        if check.difference != nil { return nil }
        // What it lists of other rounds has no effect.
        _ = reader.receive(
            all: closing.digests.compactMap { held[$0] }.filter { $0.round == round })
        return RoundClosing(round: round, position: closedCount, cause: .carrier)
    }

    private mutating func read(_ record: LogRecord) {
        switch record.kind {
        case .envelope:
            if let envelope = try? Envelope(decoding: record.body, in: ceremony) {
                read(envelope)
            } else {
                counters.skipped += 1
            }
        case .closing: read(CarrierClosing(record))
        case .closeVote, .signingObject: counters.skipped += 1
        }
    }

    private mutating func read(_ closing: CarrierClosing?) {
        guard let closing, ceremony.rounds.contains(closing.round),
            closing.digests.count <= 2 * ceremony.participantCount,
            closing.isAuthentic(by: carrier)
        else {
            counters.skipped += 1
            return
        }
        guard let first = closings[closing.round] else {
            closings[closing.round] = closing
            lookForWhatIsListed()
            return
        }
        if first.digests == closing.digests {
            counters.duplicates += 1
        } else if !contradictions.contains(where: { $0.first.round == closing.round }) {
            contradictions.append(CarrierContradiction(first: first, second: closing))
        }
    }

    private mutating func lookForWhatIsListed() {
        unheld = openRound.flatMap { closings[$0] }.map { closing in
            Set(closing.digests.filter { held[$0] == nil })
        }
    }

    private mutating func read(_ envelope: Envelope) {
        if envelope.round != .join && innerID == ceremony.id.digest { return keep(envelope) }
        // Joins are read until there is a session, and nothing else.
        guard envelope.id == innerID else {
            counters.skipped += 1
            return
        }
        if held[envelope.digest] != nil {
            counters.duplicates += 1
            return
        }
        // Two of a sender and kind are held; beyond that, what the carrier lists.
        let isWanted: Bool
        switch seen.verdict(on: envelope) {
        case .new: isWanted = true
        case .duplicate, .surplus: isWanted = unheld?.contains(envelope.digest) == true
        }
        guard isWanted, envelope.isAuthentic(in: ceremony.roster) else {
            counters.skipped += 1
            return
        }
        _ = seen.count(envelope)
        held[envelope.digest] = envelope
        unheld?.remove(envelope.digest)
        counters.messages += 1
    }

    /// Keeps what its sender signed until the session has a name; anybody could fill the places with the rest.
    private mutating func keep(_ envelope: Envelope) {
        let kept = early[envelope.round]?[envelope.sender] ?? []
        guard kept.count < RelayBoard.earlyLimit, !kept.contains(envelope),
            envelope.isAuthentic(in: ceremony.roster)
        else {
            counters.skipped += 1
            return
        }
        early[envelope.round, default: [:]][envelope.sender, default: []].append(envelope)
    }

    /// What the carrier lists in the open round and is not held: to be asked for, again if it came too early.
    var wanted: [Digest] {
        guard let openRound, let closing = closings[openRound], let unheld else { return [] }
        return closing.digests.filter(unheld.contains)
    }

    /// Takes note of the round that opened.
    mutating func opened(_ state: PublicState) {
        openRound = state.openRound
        if let session = state.session {
            innerID = session.id.digest
            // What came too early is offered again; only the order of one sender's messages of a kind matters.
            let waiting = early.values.flatMap { $0.values.flatMap(\.self) }
            early = [:]
            for envelope in waiting { read(envelope) }
        }
        lookForWhatIsListed()
    }

    /// Takes note of the end: no round is closed any more.
    mutating func ended() {
        openRound = nil
        early = [:]
    }

    /// The messages that were given and no round took, after the end.
    mutating func takeLate() -> [Envelope] {
        guard openRound == nil else { return [] }
        let given = queue.dropFirst(head).compactMap { record in
            try? Envelope(decoding: record.body, in: ceremony)
        }
        defer {
            queue = []
            head = 0
            held = [:]
        }
        return held.values + given
    }

    /// Whether a message of a member is on the board.
    func contains(_ digest: Digest) -> Bool { held[digest] != nil }
}
