import DKG

/// A board that everybody reads alike, and where on it the rounds close (Nodes.md, "Closing on an agreed board").
///
/// A round closes at the first entry after its opening at which (a) every expected slot is filled or void, or (b) votes
/// of enough members count. Positions decide, so every reader closes at the same entry.
struct AgreedBoard: Sendable {
    private let ceremony: Ceremony

    /// What was given and not read yet.
    private var queue = EntryQueue()

    private var given = GivenEntries()

    /// The round that is open; `nil` after the end.
    private(set) var openRound: Round? = .join

    /// The position of the last entry that was read, whether it counted or not; `nil` before the first.
    private(set) var lastRead: UInt64?

    private(set) var chain = LogChain()
    private(set) var check: ChainCheck
    private(set) var seen = SeenDigests()
    private(set) var counters = BoardCounters()

    /// The inner id of the envelopes that count now.
    private var innerID: Digest

    /// Whose slots have to be filled.
    private var missing: Set<ParticipantIndex>

    private var joins: JoinCount
    private var votes = VoteCount()

    /// J without those convicted at an earlier closing; in round 0 the joins tell.
    private var electorate: Set<ParticipantIndex> = []

    /// So many signatures are verified together at most.
    private static let largestBatch = 1024

    init(of ceremony: Ceremony, absent: Set<ParticipantIndex>, remembered: LogChain?) {
        self.ceremony = ceremony
        innerID = ceremony.id.digest
        missing = Set(ceremony.roster.indices).subtracting(absent)
        joins = JoinCount(in: ceremony)
        check = ChainCheck(remembered)
    }

    /// The position of the last entry that was given.
    var lastGiven: UInt64? { given.last }

    /// Takes entries, to be read in this order; one that was given before, as after a connection broke, is passed over.
    mutating func add(_ entries: some Sequence<LogEntry>) throws(CeremonyLogError) {
        for entry in entries where try given.take(entry) {
            queue.append(entry, in: ceremony)
        }
    }

    /// Reads on up to where the open round closes; `nil` if it does not with what was given so far.
    ///
    /// After a closing, ``opened(_:)`` or ``ended()`` comes before the next call.
    mutating func next(_ reader: inout some BoardReader & ~Copyable) -> RoundClosing? {
        while let round = openRound {
            check.compare(chain, next: queue.first?.position)
            if check.difference != nil { break }
            if let lastRead, let cause = causeToClose {
                return RoundClosing(round: round, position: lastRead, cause: cause)
            }
            guard let first = queue.first else {
                // Nothing of what was read is kept.
                queue = EntryQueue()
                break
            }
            read(first, &reader)
        }
        return nil
    }

    /// Takes note of the round that opened at the entry that was read last.
    mutating func opened(_ state: PublicState) {
        openRound = state.openRound
        votes = VoteCount()
        missing = Set(state.missing)
        innerID = state.session?.id.digest ?? innerID
        electorate = Set(state.joined).subtracting(state.convicted)
    }

    /// Takes note of the end: no round is closed any more.
    mutating func ended() {
        openRound = nil
    }

    /// The messages that were given and not read, after the end.
    mutating func takeLate() -> [Envelope] {
        guard openRound == nil else { return [] }
        defer { queue = EntryQueue() }
        return queue.envelopes
    }

    /// Whether an honest member whose time is up votes now: its vote would count, and does not yet.
    ///
    /// In round 0 only while the ceremony can start with those who have joined, as it can in all later ones: a vote that
    /// ends it helps nobody.
    func wantsVote(of index: ParticipantIndex) -> Bool {
        mayVote(index) && !votes.voters.contains(index) && joins.canStart
    }

    /// Whose votes count in the open round so far; none after the end.
    ///
    /// In round 0 a vote lapses when its sender's join becomes void: otherwise liars could vote and then lower n', and
    /// a single honest member would close a round that many have to agree on.
    var voters: Set<ParticipantIndex> {
        switch openRound {
        case .none: []
        case .join?: votes.voters.intersection(joins.single)
        case .some: votes.voters
        }
    }

    /// How many votes close the open round; `nil` after the end.
    var votesNeeded: Int? {
        // In later rounds these are J.
        openRound.map { _ in
            VoteCount.needed(members: joins.single.count, threshold: ceremony.threshold)
        }
    }

    private var causeToClose: RoundClosing.Cause? {
        if missing.isEmpty { return .complete }
        guard let votesNeeded, voters.count >= votesNeeded else { return nil }
        return .votes
    }

    private func mayVote(_ index: ParticipantIndex) -> Bool {
        openRound == .join
            ? joins.couldStart && joins.single.contains(index) : electorate.contains(index)
    }

    // MARK: Reading

    /// Reads the next entry, or as many at once as cannot close the round before the last of them.
    private mutating func read(
        _ first: EntryQueue.Entry, _ reader: inout some BoardReader & ~Copyable
    ) {
        guard case .vote(let vote) = first.content else { return readEnvelopes(&reader) }
        queue.removeFirst()
        read(vote, at: first.position)
        lastRead = first.position
    }

    private mutating func read(_ vote: CloseVote, at position: UInt64) {
        // A vote counts in the round that is open, for which no vote of its sender counts yet.
        guard vote.round == openRound, mayVote(vote.sender), !votes.voters.contains(vote.sender),
            vote.isAuthentic(in: ceremony.roster)
        else {
            counters.skipped += 1
            return
        }
        _ = votes.count(vote.sender)
        counters.votes += 1
        chain.append(vote.digest, vote.signature, at: position)
    }

    /// Reads envelopes together, which is faster than one by one.
    ///
    /// A round is complete only once every sender that is missing has come, whether what came in its name was authentic
    /// or not; so nothing before that can close it. Where votes lie already, a void join can close round 0, because it
    /// lowers n'; there, envelopes are read one by one.
    private mutating func readEnvelopes(_ reader: inout some BoardReader & ~Copyable) {
        var batch: [(position: UInt64, envelope: Envelope)] = []
        var unclaimed = missing
        while let entry = queue.first {
            if check.isBeyond(entry.position) { break }
            switch entry.content {
            case .vote:
                break
            case .envelope(let envelope):
                queue.removeFirst()
                lastRead = entry.position
                guard envelope.id == innerID, (envelope.round == .join) == (openRound == .join)
                else {
                    counters.skipped += 1
                    continue
                }
                switch seen.verdict(on: envelope) {
                case .duplicate: counters.duplicates += 1
                case .surplus: counters.skipped += 1
                case .new:
                    batch.append((entry.position, envelope))
                    if envelope.round == openRound { unclaimed.remove(envelope.sender) }
                }
                if unclaimed.isEmpty || batch.count >= AgreedBoard.largestBatch
                    || (openRound == .join && !votes.voters.isEmpty)
                {
                    return count(batch, by: &reader)
                }
                continue
            case .other:
                queue.removeFirst()
                lastRead = entry.position
                counters.skipped += 1
                continue
            }
            break
        }
        count(batch, by: &reader)
    }

    private mutating func count(
        _ batch: [(position: UInt64, envelope: Envelope)],
        by reader: inout some BoardReader & ~Copyable
    ) {
        let receipts = reader.receive(all: batch.map(\.envelope))
        for ((position, envelope), receipt) in zip(batch, receipts) {
            switch receipt {
            case .malformed, .foreign, .notYet, .unauthenticated:
                counters.skipped += 1
                continue
            default: break
            }
            guard seen.count(envelope) else {
                // Twice in one batch.
                if case .duplicate = seen.verdict(on: envelope) {
                    counters.duplicates += 1
                } else {
                    counters.skipped += 1
                }
                continue
            }
            counters.messages += 1
            chain.append(envelope.digest, envelope.signature, at: position)
            joins.received(envelope, receipt)
            if envelope.round == openRound { missing.remove(envelope.sender) }
        }
    }
}
