import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// Whose votes count, from where on, and how many close a round (Nodes.md, "Closing on an agreed board").
@Suite("Votes")
struct VoteTests {
    private let configuration: SimulationConfiguration
    private let call: CeremonyCall
    private var participants: [Seat] = []

    /// A bare participant, and its identity to sign votes with.
    private final class Seat {
        var bare: UnstoredParticipant
        let position: Int
        init(_ bare: consuming UnstoredParticipant, _ position: Int) {
            self.bare = bare
            self.position = position
        }
    }

    init() throws {
        configuration = SimulationConfiguration(
            participants: 7, threshold: 3, scheme: .feldman, seed: 31)
        call = try LogSimulation.call(configuration)
        for position in 0..<7 {
            let identity = try configuration.identity(at: position)
            var source = DeterministicRandomSource(seed: 31, label: "seed \(position)")
            let seed = try CeremonySeed(
                for: call.ceremony, identity: identity, random: &source)
            participants.append(
                Seat(
                    try UnstoredParticipant(
                        ceremony: call.ceremony, identity: identity, seed: seed), position))
        }
    }

    private func join(_ number: Int) -> [UInt8] {
        LogRecord(
            envelope: participants[number - 1].bare.joinMessage, of: call.ceremony.id
        ).bytes
    }

    private func otherJoin(_ number: Int) throws -> [UInt8] {
        let identity = try configuration.identity(at: number - 1)
        let envelope = Envelope(
            signing: [1], in: .join, id: call.ceremony.id.digest,
            sender: try ParticipantIndex(number), identity: identity
        ) { _ in nil }
        return LogRecord(envelope: envelope.bytes, of: call.ceremony.id).bytes
    }

    private func vote(
        _ number: Int, _ round: Round, signedBy signer: Int? = nil, of id: Ceremony.ID? = nil
    ) throws -> [UInt8] {
        let identity = try configuration.identity(at: (signer ?? number) - 1)
        return try CloseVote.record(
            of: id ?? call.ceremony.id, round: round, sender: ParticipantIndex(number)
        ) { identity.sign($0, auxiliaryRandomness: nil) }.bytes
    }

    /// Where the rounds close on a log of these entries.
    private func closings(_ entries: [[UInt8]]) throws -> [RoundClosing] {
        var board = InMemoryLog()
        for entry in entries { board.append(entry) }
        // All at once and one by one: it makes no difference.
        var together = LogAuditor(of: call)
        try together.read(board.entries(after: 0))
        var single = LogAuditor(of: call)
        for entry in board.entries(after: 0) { try single.read([entry]) }
        #expect(together.closings == single.closings)
        #expect(together.state == single.state)
        return together.closings
    }

    private func joining(_ position: UInt64) -> RoundClosing {
        RoundClosing(round: .join, position: position, cause: .votes)
    }

    @Test("With five joins of seven and t = 3, three votes close the joining")
    func enough() throws {
        let joins = (1...5).map(join)
        let votes = try (1...3).map { try vote($0, .join) }
        #expect(try closings(joins + Array(votes.prefix(2))) == [])
        #expect(try closings(joins + votes) == [joining(8)])
        // Seven members would need five votes: max(t, n' - t + 1).
        #expect(try closings((1...6).map(join) + votes) == [])
        #expect(try closings(try (1...6).map(join) + votes + [vote(4, .join)]) == [joining(10)])
    }

    @Test("A vote before the ceremony can start does not count")
    func beforeTheStart() throws {
        let joins = (1...5).map(join)
        let votes = try (1...3).map { try vote($0, .join) }
        #expect(try closings(Array(joins.prefix(4)) + votes + [joins[4]]) == [])
        #expect(try closings(Array(joins.prefix(4)) + votes + [joins[4]] + votes) == [joining(11)])
    }

    @Test("A vote of a member that joins after it does not count")
    func beforeTheJoin() throws {
        let entries = try (1...5).map(join) + [vote(6, .join), join(6)]
        let votes = try (1...3).map { try vote($0, .join) }
        // Six members need four votes.
        #expect(try closings(entries + votes) == [])
        #expect(try closings(entries + votes + [vote(6, .join)]) == [joining(11)])
    }

    @Test("Once the ceremony could start, votes count, also where a join became void since")
    func couldStart() throws {
        let entries =
            try (1...5).map(join) + [otherJoin(5)] + [1, 2, 3].map { try vote($0, .join) }
        // n' is 4, so three votes are needed; too few are left to start, and the ceremony aborts.
        #expect(try closings(entries) == [joining(9)])
    }

    @Test(
        "A join whose body does not decode counts as not sent, for the start, for n' and for its vote"
    )
    func malformedJoin() throws {
        let four = (1...4).map(join)
        let votes = try (1...3).map { try vote($0, .join) }
        let joins = try four + [otherJoin(5)]
        #expect(try closings(joins + votes) == [])
        // With a fifth member the ceremony can start; n' is 5 and not 6, so three votes are enough.
        let five = joins + [join(6)]
        #expect(try closings(five + votes) == [joining(9)])
        let others = try [vote(1, .join), vote(2, .join), vote(5, .join)]
        #expect(try closings(five + others) == [])
    }

    @Test("A voter needs one join that lies before its vote and is not void")
    func voters() throws {
        let joins = (1...5).map(join)
        let two = try [vote(1, .join), vote(2, .join)]
        #expect(try closings(try joins + two + [vote(6, .join)]) == [])
        #expect(try closings(try joins + two + [vote(6, .join), join(6), vote(6, .join)]) == [])
        #expect(
            try closings(try joins + two + [join(6), vote(6, .join), vote(3, .join)]) == [
                joining(10)
            ])
        #expect(
            try closings(try joins + [join(6), otherJoin(6)] + two + [vote(6, .join)]) == [])
        // Void after the vote: the vote lapses.
        let lapsed = try joins + [join(6), vote(6, .join), otherJoin(6)] + two
        #expect(try closings(lapsed) == [])
        #expect(try closings(lapsed + [vote(3, .join)]) == [joining(11)])
    }

    @Test("Liars that vote and then void their joins do not let one honest member close")
    func lapsed() throws {
        let joins = (1...7).map(join).dropLast()
        let liars = try Array(joins) + [vote(5, .join), vote(6, .join), otherJoin(5)]
        // n' is 5, and three are needed: one liar's vote has lapsed with its join.
        #expect(try closings(liars + [vote(1, .join)]) == [])
        #expect(try closings(liars + [vote(1, .join), vote(2, .join)]) == [joining(11)])
    }

    @Test("A join that becomes void lowers n', and can close the joining where it lies")
    func loweredCount() throws {
        let entries =
            try (1...6).map(join) + [1, 2, 3].map { try vote($0, .join) } + [otherJoin(6)]
        #expect(try closings(entries) == [joining(10)])
        // What follows in the same reading is late.
        #expect(try closings(entries + [join(7)]) == [joining(10)])
    }

    @Test("Only one vote of a member counts, of a right signature, for this ceremony and round")
    func wrongVotes() throws {
        let joins = (1...5).map(join)
        let two = try [vote(1, .join), vote(2, .join)]
        let other = Ceremony.ID(.zero)
        for wrong in try [
            vote(1, .join), vote(3, .join, signedBy: 4), vote(3, .deal), vote(3, .join, of: other),
            vote(8, .join, signedBy: 3),
        ] {
            #expect(try closings(joins + two + [wrong]) == [])
            #expect(try closings(try joins + two + [wrong, vote(3, .join)]) == [joining(9)])
        }
    }

    @Test("In later rounds members of J vote, after the opening, and the convicted do not")
    func laterRounds() throws {
        // All join; the round of the dealings opens at entry 7.
        let joins = (1...7).map(join)
        let first = try closings(joins)
        #expect(first == [RoundClosing(round: .join, position: 7, cause: .complete)])
        var votes = try (1...5).map { try vote($0, .deal) }
        let closed = RoundClosing(round: .deal, position: 12, cause: .votes)
        #expect(try closings(joins + votes) == first + [closed])
        // Before the opening they do not count.
        #expect(try closings(Array(joins.dropLast()) + votes + Array(joins.suffix(1))).count == 1)
        votes.removeLast()
        #expect(try closings(joins + votes) == first)

        // A member that equivocates in the round of the dealings is convicted at its closing.
        var auditor = LogAuditor(of: call)
        var board = InMemoryLog()
        for entry in joins { board.append(entry) }
        try auditor.read(board.entries(after: 0))
        let session = try #require(auditor.state.session)
        let identity = try configuration.identity(at: 6)
        let index = try ParticipantIndex(7)
        let double = (0..<2).map { number in
            LogRecord(
                envelope: Envelope(
                    signing: [UInt8(number)], in: .deal, id: session.id.digest, sender: index,
                    identity: identity
                ) { _ in nil }.bytes, of: call.ceremony.id
            ).bytes
        }
        // Its vote counts in that round, and no more in the next.
        let dealing = try joins + double + [1, 2, 3, 4, 7].map { try vote($0, .deal) }
        #expect(
            try closings(dealing).last == RoundClosing(round: .deal, position: 14, cause: .votes))
    }

    @Test("Who has voted, and how many are needed, is said as long as the round is open")
    func status() throws {
        var auditor = LogAuditor(of: call)
        var board = InMemoryLog()
        for entry in try (1...5).map(join) + [vote(2, .join), vote(1, .join)] {
            board.append(entry)
        }
        try auditor.read(board.entries(after: 0))
        #expect(auditor.status.voters.map(\.value) == [1, 2])
        #expect(auditor.status.votesNeeded == 3)
        #expect(auditor.status.counters.votes == 2)
        #expect(auditor.status.counters.messages == 5)
        // The same vote under another signature is none.
        let identity = try configuration.identity(at: 1)
        let again = try CloseVote.record(
            of: call.ceremony.id, round: .join, sender: ParticipantIndex(2)
        ) { digest in
            let auxiliary = SecretBytes(copying: [UInt8](repeating: 5, count: 32))
            return identity.sign(digest, auxiliaryRandomness: consume auxiliary)
        }
        let before = auditor.status.counters.skipped
        try auditor.read([LogEntry(again.bytes, at: 8)])
        #expect(auditor.status.counters.votes == 2)
        #expect(auditor.status.counters.skipped == before + 1)
        try auditor.read([LogEntry(vote(3, .join), at: 9)])
        #expect(auditor.state.openRound == .deal)
        #expect(auditor.status.voters == [])
        #expect(auditor.status.votesNeeded == 3)
    }

    @Test("A vote has the bytes of the specification")
    func bytes() throws {
        let bytes = try vote(3, .deal)
        let content = [1, 0x21] + call.ceremony.id.digest.encoded + [2, 0, 3]
        #expect(Array(bytes.prefix(37)) == content)
        #expect(bytes.count == 37 + 64)
        let digest = TaggedHash("DKG/v1/close vote").digest(of: content)
        let signature = try Signature(decoding: bytes.suffix(64))
        #expect(call.ceremony.roster.keys[2].isValid(signature, for: digest))
        // Longer, shorter, of nobody: none of them counts.
        let joins = try (1...5).map(join) + [vote(1, .join), vote(2, .join)]
        let third = try vote(3, .join)
        for wrong in [third + [0], Array(third.dropLast())] {
            #expect(try closings(joins + [wrong]) == [])
        }
        var nobody = third
        nobody.replaceSubrange(35..<37, with: [0, 0])
        #expect(try closings(joins + [nobody]) == [])
    }

    @Test("A convicted member's vote does not count")
    func convicted() throws {
        let joins = participants.map { $0.bare.joinMessage }
        for participant in participants {
            _ = participant.bare.receive(all: joins)
        }
        var entries = (1...7).map(join)
        let id = call.ceremony.id
        for participant in participants.prefix(6) {
            guard case .opened(.deal, let message?) = participant.bare.closeRound() else {
                Issue.record("no dealing")
                return
            }
            entries.append(LogRecord(envelope: message, of: id).bytes)
        }
        let session = try #require(participants[0].bare.state.session)
        let identity = try configuration.identity(at: 6)
        let junk = Envelope(
            signing: [1], in: .deal, id: session.id.digest, sender: try ParticipantIndex(7),
            identity: identity
        ) { _ in nil }
        entries.append(LogRecord(envelope: junk.bytes, of: id).bytes)
        // Complete at 14, with the seventh member convicted of a malformed body.
        #expect(try closings(entries).last?.position == 14)
        let four = try (1...4).map { try vote($0, .respond) }
        #expect(try closings(try entries + four + [vote(7, .respond)]).count == 2)
        #expect(
            try closings(try entries + four + [vote(7, .respond), vote(5, .respond)]).last
                == RoundClosing(round: .respond, position: 20, cause: .votes))
    }
}
