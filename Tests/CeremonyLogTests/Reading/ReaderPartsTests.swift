import DKG
import DKGTestHarness
import Testing

@testable import CeremonyLog

/// What the reader of a board is made of, each by itself.
@Suite("Parts of a reader")
struct ReaderPartsTests {
    private let result: CeremonyResult
    private let configuration: SimulationConfiguration

    init() throws {
        // Of six members two sign in time; three make a quorum.
        var configuration = SimulationConfiguration(
            participants: 6, threshold: 3, scheme: .feldman, seed: 61)
        for number in 3...6 {
            configuration.add(ScriptedFault.silent(.certify), to: try ParticipantIndex(number))
        }
        self.configuration = configuration
        result = try CeremonySimulation.run(configuration)
        #expect(result.auditor.outcome == .pending)
    }

    /// A member's message.
    private func envelope(
        _ number: Int, _ round: Round, _ body: [UInt8], id: Digest? = nil, signer: Int? = nil,
        auxiliary: UInt8? = nil
    ) throws -> Envelope {
        let session = try #require(result.auditor.session)
        return Envelope(
            signing: body, in: round, id: id ?? session.id.digest,
            sender: try ParticipantIndex(number),
            identity: try configuration.identity(at: (signer ?? number) - 1)
        ) { _ in auxiliary.map { SecretBytes(copying: [UInt8](repeating: $0, count: 32)) } }
    }

    @Test("Two different messages of a sender and kind are seen, again and a third are not new")
    func seen() throws {
        let messages = try (0..<3).map { try envelope(1, .deal, [UInt8($0)]) }
        var seen = SeenDigests()
        var isNew = false
        func kinds() -> [Int] {
            messages.map { message in
                switch seen.verdict(on: message) {
                case .new: 0
                case .duplicate: 1
                case .surplus: 2
                }
            }
        }
        func contained() -> [Bool] {
            messages.map { seen.contains($0.digest, from: $0.sender, in: $0.round) }
        }
        #expect(kinds() == [0, 0, 0])
        isNew = seen.count(messages[0])
        #expect(isNew)
        #expect(kinds() == [1, 0, 0])
        #expect(contained() == [true, false, false])
        isNew = seen.count(messages[0])
        #expect(!isNew)
        isNew = seen.count(messages[1])
        #expect(isNew)
        #expect(kinds() == [1, 1, 2])
        isNew = seen.count(messages[1])
        #expect(!isNew)
        isNew = seen.count(messages[2])
        #expect(!isNew)
        #expect(contained() == [true, true, false])
        // Other senders and kinds have places of their own.
        isNew = try seen.count(envelope(2, .deal, [0]))
        #expect(isNew)
        isNew = try seen.count(envelope(1, .respond, [0]))
        #expect(isNew)
        let first = messages[0]
        #expect(!seen.contains(first.digest, from: try ParticipantIndex(3), in: .deal))
        #expect(!seen.contains(first.digest, from: first.sender, in: .certify))
    }

    @Test("Late signatures count if they are holders' over the transcript, each once")
    func late() throws {
        let transcript = try #require(result.auditor.transcript).digest.encoded
        let state = result.auditor
        for wrong in [
            try envelope(3, .respond, transcript),
            try envelope(3, .certify, transcript, id: .zero),
            try envelope(3, .certify, transcript + [0]),
            try envelope(3, .certify, Array(transcript.dropLast() + [0])),
            try envelope(3, .certify, transcript, signer: 4),
        ] {
            var late = try #require(LateSignatures(after: state))
            late.receive(wrong)
            #expect(late.groupKey == nil)
            #expect(!late.contains(wrong.sender))
            // It stands in nobody's way.
            late.receive(try envelope(3, .certify, transcript))
            #expect(late.groupKey != nil)
            #expect(late.contains(wrong.sender))
        }
        // The first signature of a member is kept, whether it was in time or not.
        var late = try #require(LateSignatures(after: state))
        let one = try envelope(3, .certify, transcript)
        let other = try envelope(3, .certify, transcript, auxiliary: 1)
        #expect(one.signature != other.signature)
        late.receive(one)
        late.receive(other)
        late.receive(try envelope(1, .certify, transcript, auxiliary: 1))
        let key = try #require(late.groupKey)
        #expect(key.certificate.entries.map(\.index.value) == [1, 2, 3])
        #expect(key.certificate.entries.last?.signature == one.signature)
        #expect(key.certificate.entries.first == state.certificate?.entries.first)
    }

    @Test("There are no late signatures where no key is pending")
    func notPending() throws {
        let certified = try CeremonySimulation.honest(participants: 3, threshold: 2)
        #expect(certified.auditor.transcript != nil)
        #expect(LateSignatures(after: certified.auditor) == nil)
    }

    @Test("Whoever has no share cannot sign late")
    func stranger() throws {
        var configuration = self.configuration
        configuration.add(ScriptedFault.absent, to: try ParticipantIndex(4))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.auditor.outcome == .pending)
        let transcript = try #require(result.auditor.transcript).digest.encoded
        let session = try #require(result.auditor.session)
        var late = try #require(LateSignatures(after: result.auditor))
        let fourth = try envelope(4, .certify, transcript, id: session.id.digest)
        late.receive(fourth)
        #expect(!late.contains(fourth.sender))
        #expect(late.groupKey == nil)
    }

    @Test("A join is read from an envelope of that round alone")
    func join() throws {
        let id = result.auditor.ceremony.id.digest
        let sent = result.board.envelopes(inRound: 0)
        let join = try Envelope(decoding: try #require(sent.first))
        #expect(Join(join) != nil)
        #expect(Join(try envelope(1, .deal, join.body, id: id)) == nil)
    }

    @Test("A vote is read from the record of a vote alone")
    func vote() throws {
        let id = result.auditor.ceremony.id
        let identity = try configuration.identity(at: 0)
        let record = CloseVote.record(of: id, round: .deal, sender: try ParticipantIndex(1)) {
            identity.sign($0, auxiliaryRandomness: nil)
        }
        #expect(CloseVote(record) != nil)
        let other = LogRecord(.signingObject, of: id, body: record.body)
        #expect(CloseVote(other) == nil)
    }

    @Test("Entries come out in the order in which they were given, also while more are given")
    func queue() throws {
        let ceremony = result.auditor.ceremony
        var queue = EntryQueue()
        #expect(queue.first == nil)
        queue.removeFirst()
        for position in 1...200 {
            let envelope = try envelope(1 + position % 4, .deal, [UInt8(position)])
            let record = LogRecord(envelope: envelope.bytes, of: ceremony.id)
            queue.append(LogEntry(record.bytes, at: UInt64(position)), in: ceremony)
        }
        for position in 1...150 {
            #expect(queue.first?.position == UInt64(position))
            #expect(queue.envelopes.first?.body == [UInt8(position)])
            queue.removeFirst()
        }
        #expect(queue.envelopes.count == 50)
        queue.append(LogEntry([], at: 201), in: ceremony)
        #expect(queue.envelopes.count == 50)
        for position in 151...201 {
            #expect(queue.first?.position == UInt64(position))
            queue.removeFirst()
        }
        #expect(queue.first == nil)
    }
}
