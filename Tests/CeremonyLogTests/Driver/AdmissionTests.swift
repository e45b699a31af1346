import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// The three attacks that break a careless admission (Nodes.md, "What a reader looks at"): each fills the places of an
/// honest member, or makes a reader lose its count, with what that member did sign.
@Suite("What a reader looks at")
struct AdmissionTests {
    private static let configuration = SimulationConfiguration(
        participants: 3, threshold: 2, scheme: .feldman, seed: 21)

    /// A finished log, and what it was made for.
    private func finished() throws -> LogResult {
        let result = try LogSimulation.run(AdmissionTests.configuration)
        #expect(result.auditor.state.outcome == .certified)
        return result
    }

    /// What the members said in another ceremony, as records of this one.
    private func recordings(_ context: String, for id: Ceremony.ID) throws -> [[UInt8]] {
        var other = AdmissionTests.configuration
        other.context = Array(context.utf8)
        let result = try CeremonySimulation.run(other)
        return (0..<result.board.roundCount).flatMap(result.board.envelopes(inRound:))
            .map { LogRecord(envelope: $0, of: id).bytes }
    }

    /// Reads a log with entries put in before each of its own.
    private func read(
        _ result: LogResult, inserting entries: (_ before: Int) throws -> [[UInt8]]
    ) throws -> LogAuditor {
        var board = InMemoryLog()
        for (offset, entry) in result.board.entries.enumerated() {
            for added in try entries(offset) { board.append(added) }
            board.append(entry)
        }
        var auditor = LogAuditor(of: result.call)
        try auditor.read(board.entries(after: 0))
        return auditor
    }

    @Test("A recording of two old boards, posted first, takes no place")
    func recordingFirst() throws {
        let result = try finished()
        let old =
            try recordings("first", for: result.call.ceremony.id)
            + recordings("second", for: result.call.ceremony.id)
        let auditor = try read(result) { $0 == 0 ? old : [] }
        #expect(auditor.state == result.auditor.state)
        #expect(auditor.status.counters.skipped == old.count)
        #expect(
            auditor.closings.map(\.position)
                == result.auditor.closings.map { $0.position + UInt64(old.count) })
    }

    @Test("Dealings of a member from two other ceremonies, before its own, take no place")
    func thirdDealing() throws {
        let result = try finished()
        let id = result.call.ceremony.id
        let dealings = try (recordings("first", for: id) + recordings("second", for: id)).filter {
            let envelope = try? LogRecord($0).flatMap { try Envelope(decoding: $0.body) }
            return envelope?.round == .deal && envelope?.sender.value == 2
        }
        #expect(dealings.count == 2)
        // After closing 0, when dealings are read, and before the member's own.
        let auditor = try read(result) { $0 == 3 ? dealings : [] }
        #expect(auditor.state == result.auditor.state)
        #expect(auditor.status.counters.skipped == 2)
    }

    @Test("A forged message in an honest member's name, before its own, takes no place")
    func forged() throws {
        let result = try finished()
        let id = result.call.ceremony.id
        // The same messages with a signature of somebody else.
        let stranger = try AdmissionTests.configuration.identity(at: 2)
        let forged = try result.board.entries.map { entry -> [UInt8] in
            let envelope = try Envelope(decoding: #require(LogRecord(entry)).body)
            let other = Envelope(
                signing: envelope.body + [0], in: envelope.round, id: envelope.id,
                sender: envelope.sender, identity: stranger
            ) { _ in nil }
            return LogRecord(envelope: other.bytes, of: id).bytes
        }
        let honest = try result.board.entries.indices.filter { position in
            try Envelope(decoding: #require(LogRecord(result.board.entries[position])).body)
                .sender.value != 3
        }
        let auditor = try read(result) { honest.contains($0) ? [forged[$0]] : [] }
        #expect(auditor.state == result.auditor.state)
        #expect(auditor.status.counters.skipped == honest.count)
    }

    @Test("Two signatures over one digest are one message, and void nothing")
    func twoSignatures() throws {
        let result = try finished()
        let id = result.call.ceremony.id
        // Every message again, under another signature of its sender.
        let again = try result.board.entries.map { entry -> [UInt8] in
            let envelope = try Envelope(decoding: #require(LogRecord(entry)).body)
            var source = DeterministicRandomSource(seed: 5)
            let auxiliary = try SecretBytes(random32: &source)
            let identity = try AdmissionTests.configuration.identity(
                at: envelope.sender.position)
            let signature = identity.sign(envelope.digest, auxiliaryRandomness: consume auxiliary)
            #expect(signature != envelope.signature)
            let bytes = envelope.bytes.dropLast(Signature.byteCount) + signature.encoded
            return LogRecord(envelope: Array(bytes), of: id).bytes
        }
        let auditor = try read(result) { [again[$0]] }
        #expect(auditor.state.outcome == .certified)
        #expect(auditor.state.faults.isEmpty)
        #expect(auditor.state.joinConflicts.isEmpty)
        #expect(auditor.state.transcript == result.auditor.state.transcript)
        // The second of each pair changes nothing. That of the last join comes after closing 0, where no joins are
        // read, and that of the last message after the end.
        #expect(auditor.status.counters.duplicates == again.count - 2)
        #expect(auditor.status.counters.skipped == 1)
    }

    @Test("A third different message of a member changes nothing")
    func third() throws {
        let result = try finished()
        let id = result.call.ceremony.id
        let session = try #require(result.auditor.state.session)
        let identity = try AdmissionTests.configuration.identity(at: 2)
        let index = try ParticipantIndex(3)
        let junk = (0..<3).map { number in
            LogRecord(
                envelope: Envelope(
                    signing: [UInt8(number)], in: .deal, id: session.id.digest, sender: index,
                    identity: identity
                ) { _ in nil }.bytes, of: id
            ).bytes
        }
        let two = try read(result) { $0 == 4 ? Array(junk.prefix(2)) : [] }
        let three = try read(result) { $0 == 4 ? junk : [] }
        #expect(two.state.convicted == [index])
        #expect(three.state == two.state)
        #expect(three.status.counters.messages == two.status.counters.messages)
    }

    @Test("Kinds of the session before the first closing are passed over for good")
    func beforeTheSession() throws {
        let result = try finished()
        // The first member's dealing, moved before the last join.
        var entries = result.board.entries
        let position = try #require(
            entries.firstIndex {
                (try? LogRecord($0).flatMap { try Envelope(decoding: $0.body) })?.round == .deal
            })
        let early = entries.remove(at: position)
        entries.insert(early, at: 2)
        var board = InMemoryLog()
        for entry in entries { board.append(entry) }
        var auditor = LogAuditor(of: result.call)
        try auditor.read(board.entries(after: 0))
        // Nobody honest speaks under a sid before it has read closing 0; so the round waits for the member.
        #expect(auditor.state.openRound == .deal)
        #expect(auditor.state.missing.count == 1)
        // Posted again, as the driver does, it counts.
        board.append(early)
        try auditor.read(board.entries(after: UInt64(entries.count)))
        #expect(auditor.state.outcome == .certified)
    }

    @Test("A million entries of nobody's cost nothing but reading them")
    func unknownRecords() throws {
        let result = try finished()
        var auditor = LogAuditor(of: result.call)
        let foreign = LogRecord(
            envelope: [UInt8](repeating: 9, count: 200),
            of: Ceremony.ID(TaggedHash("other").digest(of: []))
        ).bytes
        let count = 1_000_000
        for part in 0..<100 {
            try auditor.read(
                (0..<(count / 100)).map {
                    LogEntry(foreign, at: UInt64(part * (count / 100) + $0 + 1))
                })
        }
        try auditor.read(
            result.board.entries(after: 0).map {
                LogEntry($0.bytes, at: $0.position + UInt64(count))
            })
        #expect(auditor.state == result.auditor.state)
        #expect(auditor.status.counters.skipped == count)
    }
}
