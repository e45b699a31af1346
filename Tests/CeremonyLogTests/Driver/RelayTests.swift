import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// A board that a carrier closes (Nodes.md, "Closing on a relay"), honest and not.
@Suite("A relay")
final class RelayTests {
    private let scene: RelayScene

    init() throws { scene = try RelayScene() }

    @Test("An honest carrier: a key for all, in whatever order its members read")
    func honest() throws {
        let members = try (0..<4).map(scene.member)
        var everything: [[UInt8]] = []
        for round in [Round.join, .deal, .respond, .certify] {
            let messages = try members.flatMap { try $0.read([]) }
            #expect(messages.count == 4)
            let closing = try scene.closing(round, over: messages)
            // The closing first, in the middle, and last.
            let orders = [
                [closing] + messages, messages + [closing], Array(messages.reversed()) + [closing],
                messages.prefix(2) + [closing] + messages.suffix(2),
            ]
            for (member, order) in zip(members, orders) { _ = try member.read(order) }
            everything += messages + [closing]
        }
        for member in members {
            guard case .certified? = member.outcome else {
                Issue.record("\(String(describing: member.outcome))")
                continue
            }
            #expect(member.closings.map(\.cause) == Array(repeating: .carrier, count: 4))
            #expect(member.closings.map(\.position) == [1, 2, 3, 4])
        }
        // An auditor who reads everything backwards, closings included.
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(everything.reversed().enumerated().map { LogEntry($1, at: UInt64($0)) })
        #expect(auditor.state.outcome == .certified)
    }

    @Test("What came before its session was known is bounded; the rest is asked for")
    func early() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        let dealings = try members.flatMap { try $0.read([]) }
        // Messages that the fourth member signed in other sessions, before its own.
        let identity = try scene.configuration.identity(at: 3)
        let index = try ParticipantIndex(4)
        let flood = (0..<16).map { number in
            LogRecord(
                envelope: Envelope(
                    signing: [], in: .deal, id: TaggedHash("test").digest(of: [UInt8(number)]),
                    sender: index, identity: identity
                ) { _ in nil }.bytes, of: scene.call.ceremony.id
            ).bytes
        }
        let second = try scene.closing(.deal, over: dealings)
        for count in [15, 16] {
            var auditor = LogAuditor(of: scene.call)
            let entries = Array(flood.prefix(count)) + dealings + joins + [first, second]
            try auditor.read(entries.map { LogEntry($0, at: 0) })
            #expect(auditor.status.wanted.count == count - 15)
            #expect(auditor.state.openRound == (count == 15 ? .respond : .deal))
            try auditor.read([LogEntry(dealings[3], at: 0)])
            #expect(auditor.state.openRound == .respond)
        }
    }

    @Test("What a closing does not list is late, and shown to nobody")
    func late() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        let dealings = try members.flatMap { try $0.read([]) }
        let listed = Array(dealings.prefix(3))
        let second = try scene.closing(.deal, over: listed)
        for member in members { _ = try member.read(dealings + [second]) }
        for member in members {
            #expect(member.log.openRound == .respond)
            #expect(member.log.participant.state.inactive[.deal]?.map(\.value) == [4])
            #expect(member.log.participant.state.faults.isEmpty)
        }
        // The one that came too late goes on.
        #expect(try members[3].read([]).count == 1)
    }

    @Test("Both messages of a void slot are listed, and convict their sender before all")
    func void() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        var dealings = try members.flatMap { try $0.read([]) }
        let session = try #require(members[0].log.participant.state.session)
        let identity = try scene.configuration.identity(at: 3)
        let other = Envelope(
            signing: [1], in: .deal, id: session.id.digest, sender: try ParticipantIndex(4),
            identity: identity
        ) { _ in nil }
        dealings.append(LogRecord(envelope: other.bytes, of: scene.call.ceremony.id).bytes)
        let second = try scene.closing(.deal, over: dealings)
        for member in members.prefix(3) { _ = try member.read(dealings + [second]) }
        for member in members.prefix(3) {
            #expect(member.log.participant.state.convicted.map(\.value) == [4])
        }
    }

    @Test("What a sender did not sign hides nothing, before its session has a name or after")
    func forged() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        let dealings = try members.flatMap { try $0.read([]) }
        let second = try scene.closing(.deal, over: dealings)
        // Twenty messages "of" the first member under a signature of the fourth, and its own with one bit changed.
        let stranger = try scene.configuration.identity(at: 3)
        let index = try ParticipantIndex(1)
        var junk = (0..<20).map { number in
            LogRecord(
                envelope: Envelope(
                    signing: [UInt8(number)], in: .deal, id: .zero, sender: index,
                    identity: stranger
                ) { _ in nil }.bytes, of: scene.call.ceremony.id
            ).bytes
        }
        var changed = dealings[0]
        changed[changed.count - 1] ^= 1
        junk.append(changed)
        for order in [
            junk + dealings + joins + [first, second], joins + [first] + junk + dealings + [second],
        ] {
            var auditor = LogAuditor(of: scene.call)
            try auditor.read(order.map { LogEntry($0, at: 0) })
            #expect(auditor.state.openRound == .respond)
            #expect(auditor.state.message(of: index, in: .deal) != nil)
        }
    }

    @Test("A digest of another round's message has no effect")
    func otherRound() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        let dealings = try members.flatMap { try $0.read([]) }
        let session = try #require(members[0].log.participant.state.session)
        // A response of the fourth member, long before its round.
        let identity = try scene.configuration.identity(at: 3)
        let early = LogRecord(
            envelope: Envelope(
                signing: [1], in: .respond, id: session.id.digest, sender: try ParticipantIndex(4),
                identity: identity
            ) { _ in nil }.bytes, of: scene.call.ceremony.id
        ).bytes
        let second = try scene.closing(.deal, over: dealings + [early])
        _ = try members[0].read(dealings + [early, second])
        #expect(members[0].log.openRound == .respond)
        #expect(members[0].log.participant.state.missing.count == 4)
    }

    @Test("A closing that is longer than any round can be is none")
    func tooLong() throws {
        let member = try scene.member(0)
        let digests = (0..<9).map { TaggedHash("test").digest(of: [UInt8($0)]) }
        for (count, isTaken) in [(8, true), (9, false)] {
            let signed = scene.signed(.join, digests.prefix(count))
            let closing = try #require(signed)
            var auditor = LogAuditor(of: scene.call)
            try auditor.read([LogEntry(closing.record.bytes, at: 0)])
            #expect(auditor.status.wanted.isEmpty != isTaken)
        }
        // Of a round that the scheme does not have.
        let signed = scene.signed(.extract, [])
        let other = try #require(signed)
        _ = try member.read([other.record.bytes])
        #expect(member.log.status.counters.skipped == 1)
    }

    @Test("A closing of somebody else is none")
    func stranger() throws {
        let member = try scene.member(0)
        let joins = try (0..<4).flatMap { try scene.member($0).read([]) }
        var source = DeterministicRandomSource(seed: 2)
        let stranger = try SigningKey(random: &source)
        _ = try member.read(joins + [scene.closing(.join, over: joins, by: stranger)])
        #expect(member.log.openRound == .join)
        _ = try member.read([scene.closing(.join, over: joins)])
        #expect(member.log.openRound == .deal)
    }

    @Test("A carrier that lists what nobody has stops the ceremony, and it is seen what is wanted")
    func unknownDigest() throws {
        let member = try scene.member(0)
        let joins = try (0..<4).flatMap { try scene.member($0).read([]) }
        let unknown = TaggedHash("test").digest(of: [])
        let signed = scene.signed(.join, try joins.map(scene.digest) + [unknown])
        let closing = try #require(signed)
        _ = try member.read(joins + [closing.record.bytes])
        #expect(member.log.openRound == .join)
        #expect(member.log.status.wanted == [unknown])
        #expect(member.outcome == nil)
    }

    @Test("Two different closings of one round are shown with both, and the first is followed")
    func twoClosings() throws {
        let member = try scene.member(0)
        let joins = try (0..<4).flatMap { try scene.member($0).read([]) }
        let first = try scene.closing(.join, over: joins)
        let second = try scene.closing(.join, over: Array(joins.prefix(3)))
        _ = try member.read([first, first, second])
        let contradictions = member.log.status.carrierContradictions
        #expect(contradictions.map(\.first.record.bytes) == [first])
        #expect(contradictions.map(\.second.record.bytes) == [second])
        #expect(
            contradictions.allSatisfy { $0.second.isAuthentic(by: scene.carrier.verificationKey) })
        _ = try member.read(joins)
        #expect(member.log.participant.state.joined.count == 4)
    }

    @Test("A carrier that shows two boards certifies no two keys and convicts nobody")
    func twoBoards() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }
        let dealings = try members.flatMap { try $0.read([]) }
        // Two members see three dealings, two see all.
        let boards = try [Array(dealings.prefix(3)), dealings].map { board in
            try board + [scene.closing(.deal, over: board)]
        }
        for (position, member) in members.enumerated() { _ = try member.read(boards[position / 2]) }
        for round in [Round.respond, .certify] {
            let messages = try members.flatMap { try $0.read([]) }
            let closed = try scene.closing(round, over: messages)
            for member in members { _ = try member.read(messages + [closed]) }
        }
        for member in members {
            #expect(member.outcome == .aborted(.noAgreement))
            #expect(member.log.participant.state.faults.isEmpty)
        }
    }

    @Test("After a crash the same closings are found again, and others are refused")
    func resume() throws {
        let members = try (0..<4).map(scene.member)
        let joins = try members.flatMap { try $0.read([]) }
        let first = try scene.closing(.join, over: joins)
        for member in members { _ = try member.read(joins + [first]) }

        func resumed() throws -> RelayScene.Member {
            RelayScene.Member(
                try CeremonyLog(
                    resuming: members[0].stored, of: scene.call,
                    identity: scene.configuration.identity(at: 0),
                    stateKey: scene.stateKey(), boardIdentity: .zero))
        }
        let same = try resumed()
        #expect(try same.read([]).isEmpty)
        #expect(same.log.status.awaited == 1)
        #expect(try same.read([first] + joins).count == 1)
        #expect(same.log.status.awaited == nil)
        // Another signature over the same closing, or a message under another one, is the same board.
        let again = try resumed()
        var source = DeterministicRandomSource(seed: 9)
        let auxiliary = try SecretBytes(random32: &source)
        let resigned = CarrierClosing.signed(
            round: .join, of: scene.call.ceremony.id, over: try joins.map(scene.digest),
            by: scene.carrier,
            auxiliaryRandomness: consume auxiliary)
        let bytes = try #require(resigned).record.bytes
        #expect(bytes != first)
        #expect(try again.read(joins + [bytes]).count == 1)
        let other = try resumed()
        let others = try scene.closing(.join, over: Array(joins.prefix(3)))
        #expect(throws: CeremonyLogError.boardDiffers(remembered: 1, at: 1)) {
            _ = try other.read(joins + [others])
        }
    }
}
