import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// What a reader of a relay holds, counts and shows.
@Suite("Reading a relay")
struct RelayReadingTests {
    private let scene: RelayScene
    private let members: [RelayScene.Member]
    private let joins: [[UInt8]]
    private let first: [UInt8]

    /// All have joined.
    init() throws {
        let scene = try RelayScene()
        members = try (0..<4).map(scene.member)
        joins = try members.flatMap { try $0.read([]) }
        first = try scene.closing(.join, over: joins)
        self.scene = scene
    }

    private func join() throws {
        for member in members { _ = try member.read(joins + [first]) }
    }

    /// Something else that the fourth member signs in a round.
    private func other(_ number: UInt8, _ round: Round, id: Digest? = nil) throws -> [UInt8] {
        let session = try #require(members[0].log.participant.state.session)
        let envelope = Envelope(
            signing: [number], in: round, id: id ?? session.id.digest,
            sender: try ParticipantIndex(4), identity: try scene.configuration.identity(at: 3)
        ) { _ in nil }
        return LogRecord(envelope: envelope.bytes, of: scene.call.ceremony.id).bytes
    }

    private func auditor(reading entries: [[UInt8]]) throws -> LogAuditor {
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(entries.map { LogEntry($0, at: 0) })
        return auditor
    }

    @Test("What is read again is counted as such, and nothing else of it")
    func duplicates() throws {
        let auditor = try auditor(reading: joins + joins)
        #expect(auditor.status.counters.messages == 4)
        #expect(auditor.status.counters.duplicates == 4)
        #expect(auditor.status.counters.skipped == 0)
    }

    @Test("A join that comes after the joining has no effect")
    func lateJoin() throws {
        try join()
        let second = try other(1, .join, id: scene.call.ceremony.id.digest)
        let auditor = try auditor(reading: joins + [first, second])
        #expect(auditor.state.openRound == .deal)
        #expect(auditor.state.joined.count == 4)
        #expect(auditor.status.counters.messages == 4)
        #expect(auditor.status.counters.skipped == 1)
    }

    @Test("A third message of a sender is held if the carrier lists it, and otherwise not")
    func surplus() throws {
        try join()
        let dealings = try members.flatMap { try $0.read([]) }
        let two = try [other(1, .deal), other(2, .deal)]
        let before = joins + [first] + two + dealings.prefix(3)
        let unlisted = try auditor(reading: before + [dealings[3]])
        #expect(unlisted.status.counters.messages == 4 + 2 + 3)
        #expect(unlisted.status.counters.skipped == 1)
        // Others that are listed and not held make it no better.
        let listing = try scene.closing(.deal, over: dealings)
        let others = try auditor(reading: before + [listing, other(3, .deal)])
        #expect(others.status.counters.messages == 4 + 2 + 3)
        #expect(others.state.openRound == .deal)
        // Listed, it is held, whether it comes after the closing or is given again.
        for listed in [
            before + [listing, dealings[3]], before + [dealings[3], listing, dealings[3]],
        ] {
            let auditor = try auditor(reading: listed)
            #expect(auditor.state.openRound == .respond)
            #expect(auditor.state.faults.isEmpty)
            #expect(auditor.status.counters.messages == 4 + 2 + 4)
        }
    }

    @Test("One message that came too early, many times, takes one place")
    func earlyAgain() throws {
        try join()
        let dealings = try members.flatMap { try $0.read([]) }
        let old = try other(1, .deal, id: .zero)
        let second = try scene.closing(.deal, over: dealings)
        let auditor = try auditor(
            reading: Array(repeating: old, count: 40) + dealings + joins + [first, second])
        #expect(auditor.state.openRound == .respond)
    }

    @Test("Of many closings of a round two are shown, and those of every round")
    func contradictions() throws {
        let joinings = try [joins, Array(joins.prefix(3)), Array(joins.suffix(3))].map {
            try scene.closing(.join, over: $0)
        }
        let dealings = try [joins, []].map { try scene.closing(.deal, over: $0) }
        let auditor = try auditor(reading: joinings + dealings + joinings)
        let shown = auditor.status.carrierContradictions
        #expect(shown.map(\.first.record.bytes) == [joinings[0], dealings[0]])
        #expect(shown.map(\.second.record.bytes) == [joinings[1], dealings[1]])
    }

    /// Up to the signatures.
    private func signatures() throws -> [[UInt8]] {
        try join()
        for round in [Round.deal, .respond] {
            let messages = try members.flatMap { try $0.read([]) }
            let closing = try scene.closing(round, over: messages)
            for member in members { _ = try member.read(messages + [closing]) }
        }
        return try members.flatMap { try $0.read([]) }
    }

    @Test("A pending key is certified by signatures that the carrier left out, and by later ones")
    func late() throws {
        let signatures = try signatures()
        let closing = try scene.closing(.certify, over: Array(signatures.prefix(2)))
        // Held, and not listed.
        _ = try members[0].read(signatures + [closing])
        // Given together with the closing, after it.
        _ = try members[1].read(Array(signatures.prefix(2)) + [closing] + signatures.suffix(2))
        // Given later.
        _ = try members[2].read(Array(signatures.prefix(2)) + [closing])
        #expect(members[2].outcome == .pending)
        _ = try members[2].read([closing, signatures[2]])
        for member in members.prefix(3) {
            guard case .certified? = member.outcome else {
                Issue.record("\(String(describing: member.outcome))")
                continue
            }
        }
    }
}
