import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// Rules that a driver forgets.
@Suite("Rules of the driver")
struct DriverRuleTests {
    @Test(
        "A member votes when its time is up, once it counts, and once its own message is on the board"
    )
    func ownVote() throws {
        let scene = try DriverScene(3, 2)
        let first = scene.member(1)
        // Nobody has joined, so there is no vote yet; nor is one kept for later rounds.
        first.log.deadlinePassed(.join)
        first.log.deadlinePassed(.respond)
        #expect(try scene.appends(first).map(scene.round) == [.join])
        try scene.post(1)
        #expect(try scene.appends(first) == [])
        try scene.post(all: 2...3)
        #expect(try scene.appends(first).map(scene.round) == [.deal])
        // The joining closed by itself. In the next round the message comes first, and then the vote.
        first.log.deadlinePassed(.deal)
        let dealing = try scene.appends(first)
        #expect(dealing.map(scene.round) == [.deal])
        scene.board.append(dealing[0])
        let vote = try scene.appends(first)
        #expect(vote == [try scene.vote(1, .deal)] || vote.first?[1] == 0x21)
        #expect(vote.count == 1)
        scene.board.append(vote[0])
        #expect(try scene.appends(first) == [])
        #expect(first.log.status.voters.map(\.value) == [1])
        // The other two vote as well, and the round is over.
        scene.board.append(try scene.vote(2, .deal))
        let response = try scene.appends(first)
        #expect(response.map(scene.round) == [.respond])
        #expect(first.closings.map(\.cause) == [.complete, .votes])
        // What was said of this round before it opened is forgotten.
        scene.board.append(response[0])
        #expect(try scene.appends(first) == [])
        first.log.deadlinePassed(.respond)
        #expect(try scene.appends(first).count == 1)
    }

    @Test("A member that was convicted does not vote")
    func convicted() throws {
        let scene = try DriverScene(5, 2)
        try scene.post(all: 1...5)
        try scene.post(all: 1...4)
        // Somebody who has the third member's key says something else in its name.
        let third = scene.member(3)
        let session = try #require(third.log.participant.state.session)
        let other = Envelope(
            signing: [1], in: .deal, id: session.id.digest, sender: try ParticipantIndex(3),
            identity: try scene.configuration.identity(at: 2)
        ) { _ in nil }
        scene.board.append(LogRecord(envelope: other.bytes, of: scene.call.ceremony.id).bytes)
        try scene.post(5)
        try scene.read(third)
        #expect(third.log.participant.state.convicted.map(\.value) == [3])
        let open = third.log.openRound
        #expect(open == .respond)
        let before = try scene.appends(third)
        for record in before { scene.board.append(record) }
        third.log.deadlinePassed(.respond)
        #expect(try scene.appends(third) == [])
        // The others do.
        try scene.post(1)
        scene.member(1).log.deadlinePassed(.respond)
        #expect(try scene.appends(scene.member(1)).count == 1)
    }

    @Test("Entries that are given twice in one round are read once")
    func twice() throws {
        let scene = try DriverScene(3, 2)
        try scene.post(all: 1...3)
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(scene.board.entries(after: 0, limit: 2))
        try auditor.read(scene.board.entries(after: 0, limit: 2))
        #expect(auditor.status.counters.duplicates == 0)
        #expect(try auditor.read(scene.board.entries(after: 0)).map(\.position) == [3])
        #expect(auditor.status.counters.messages == 3)
        #expect(auditor.status.counters.skipped == 0)
    }

    @Test("A member does not vote to end a joining that would not start")
    func voidJoin() throws {
        let scene = try DriverScene(5, 2)
        try scene.post(all: 1...3)
        let first = scene.member(1)
        first.log.deadlinePassed(.join)
        #expect(try scene.appends(first).count == 1)
        let identity = try scene.configuration.identity(at: 2)
        let other = Envelope(
            signing: [1], in: .join, id: scene.call.ceremony.id.digest,
            sender: try ParticipantIndex(3), identity: identity
        ) { _ in nil }
        scene.board.append(LogRecord(envelope: other.bytes, of: scene.call.ceremony.id).bytes)
        #expect(try scene.appends(first) == [])
        try scene.post(4)
        #expect(try scene.appends(first).count == 1)
    }

    @Test("Nothing is appended while there is something to read")
    func notAtTheEnd() throws {
        let scene = try DriverScene(3, 2)
        let first = scene.member(1)
        try scene.post(2)
        #expect(try first.log.caughtUp(end: 1).isEmpty)
        try scene.read(first)
        #expect(try first.log.caughtUp(end: 1).count == 1)
        // After a restart, reading by pages is no board that went back.
        try scene.post(all: [1, 3])
        try scene.read(first)
        let again = try scene.restart(1)
        #expect(try again.log.read(scene.board.entries(after: 0, limit: 1)).isEmpty)
        #expect(try again.log.caughtUp(end: 3).isEmpty)
        #expect(again.log.status.awaited == 3)
        try scene.read(again)
        #expect(again.log.status.awaited == nil)
        #expect(try again.log.caughtUp(end: 3).count == 1)
    }

    @Test("A driver that found a wrong board says nothing more")
    func sticky() throws {
        let scene = try DriverScene(3, 2)
        try scene.post(all: 1...2)
        let first = scene.member(1)
        try scene.read(first)
        let wentBack = CeremonyLogError.boardWentBack(remembered: 2, end: 1)
        #expect(throws: wentBack) { _ = try first.log.caughtUp(end: 1) }
        #expect(throws: wentBack) { _ = try first.log.caughtUp(end: 5) }
        #expect(throws: wentBack) { _ = try first.log.read([]) }
    }

    @Test("Entries out of order, and entries that changed, are noticed")
    func order() throws {
        let scene = try DriverScene(3, 2)
        let log = scene.member(1)
        _ = try log.log.read([LogEntry([1], at: 3), LogEntry([2], at: 7)])
        _ = try log.log.read([LogEntry([1], at: 3)])
        #expect(throws: CeremonyLogError.outOfOrder(position: 5, last: 7)) {
            _ = try log.log.read([LogEntry([1], at: 5)])
        }
        let other = scene.member(2)
        _ = try other.log.read([LogEntry([1], at: 3)])
        #expect(throws: CeremonyLogError.entryChanged(at: 3)) {
            _ = try other.log.read([LogEntry([2], at: 3)])
        }
        let third = scene.member(3)
        #expect(throws: CeremonyLogError.outOfOrder(position: 0, last: 0)) {
            _ = try third.log.read([LogEntry([2], at: 0)])
        }
    }

    @Test("An end that comes before the place that was read is another board's")
    func endTooEarly() throws {
        let scene = try DriverScene(3, 2)
        try scene.post(all: 1...3)
        try scene.read(scene.member(1))
        let again = try scene.restart(1)
        // On this board the third joins twice, and the ceremony cannot start.
        let identity = try scene.configuration.identity(at: 2)
        let other = Envelope(
            signing: [1], in: .join, id: scene.call.ceremony.id.digest,
            sender: try ParticipantIndex(3), identity: identity
        ) { _ in nil }
        var wrong = InMemoryLog()
        wrong.append(scene.board.entries[0])
        wrong.append(LogRecord(envelope: other.bytes, of: scene.call.ceremony.id).bytes)
        #expect(throws: CeremonyLogError.self) {
            for entry in wrong.entries(after: 0) + [LogEntry(scene.board.entries[1], at: 3)] {
                try again.perform(again.log.read([entry]))
            }
        }
        #expect(again.outcomes == [])
        #expect(again.log.result == nil)
    }

    @Test("A driver whose state is being stored closes nothing, and asks for it again")
    func withheld() throws {
        let scene = try DriverScene(3, 2)
        try scene.post(all: 1...3)
        let first = scene.member(1)
        let actions = try first.log.read(scene.board.entries(after: first.readUpTo))
        guard case .store(let bytes, let version) = try #require(actions.last) else {
            Issue.record("\(actions)")
            return
        }
        first.log.deadlinePassed(.deal)
        #expect(try first.log.caughtUp(end: 3).isEmpty)
        // The store failed: it is asked for again.
        guard case .store(let again, let sameVersion) = try #require(first.log.start().first)
        else {
            Issue.record("no store")
            return
        }
        #expect(again == bytes && sameVersion == version)
        _ = try first.log.stored(version)
        #expect(try first.log.caughtUp(end: 3).count == 1)
    }

    @Test("While a key is pending, signatures are posted and collected until it is certified")
    func pending() throws {
        let scene = try DriverScene(5, 3)
        for _ in 0..<3 { try scene.post(all: 1...5) }
        for member in scene.members { try scene.read(member) }
        #expect(scene.members.allSatisfy { $0.log.openRound == .certify })
        // Two sign; three vote before the others have posted.
        try scene.post(all: 1...2)
        for number in 3...5 { scene.board.append(try scene.vote(number, .certify)) }
        let auditorBefore = try audit(scene)
        #expect(auditorBefore.state.outcome == .pending)
        #expect(auditorBefore.groupKey == nil)
        for member in scene.members {
            try scene.read(member)
            #expect(member.outcomes == [.pending])
        }
        // The third comes later, and everybody has the key.
        try scene.post(3)
        for member in scene.members { try scene.read(member) }
        let key = try #require(try audit(scene).groupKey)
        for member in scene.members {
            #expect(member.outcomes == [.pending, .certified(key)])
            #expect(member.log.result == .certified(key))
            _ = try member.log.participant.keyPackage()
        }
        // Whoever starts again reads both.
        let again = try scene.restart(4)
        try scene.read(again)
        #expect(again.outcomes == [.pending, .certified(key)])
        #expect(try again.log.caughtUp(end: scene.board.end).isEmpty)
    }

    private func audit(_ scene: DriverScene) throws -> LogAuditor {
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(scene.board.entries(after: 0))
        return auditor
    }

    @Test("The state is needed until the share was read back, and discarding ends it")
    func results() throws {
        let scene = try DriverScene(3, 2)
        for _ in 0..<4 { try scene.post(all: 1...3) }
        for member in scene.members { try scene.read(member) }
        let first = scene.member(1)
        let package = try first.log.participant.keyPackage()
        #expect(first.log.openRound == nil)
        let isNeeded = first.log.participant.isStateNeeded
        #expect(isNeeded)
        #expect(throws: ParticipantError.self) { try first.log.keyPackageStored(.zero) }
        try first.log.keyPackageStored(package.groupKey.transcript.digest)
        let isStillNeeded = first.log.participant.isStateNeeded
        #expect(!isStillNeeded)
        #expect(first.log.adopt(package.groupKey) == .foreign)

        let second = scene.member(2)
        let other = Ceremony.ID(.zero)
        #expect(throws: DiscardError<Never>.self) { _ = try second.log.discardedState(of: other) }
        second.stored = try second.log.discardedState(of: scene.call.ceremony.id)
        #expect(
            throws: CeremonyLogError.savedState(.discarded(ceremony: scene.call.ceremony.id))
        ) {
            _ = try scene.restart(2)
        }
    }

    @Test("What is stored has the bytes of the specification")
    func storedBytes() throws {
        let scene = try DriverScene(3, 2)
        try scene.post(all: 1...3)
        let first = scene.member(1)
        try scene.read(first)
        let stored = first.stored
        // The chain of what counted.
        var chain = Digest.zero
        for entry in scene.board.entries {
            let envelope = try Envelope(decoding: #require(LogRecord(entry)).body)
            chain = TaggedHash("DKG/v1/log chain").digest(
                of: chain.encoded + envelope.digest.encoded + envelope.signature.encoded)
        }
        let header =
            [1] + [UInt8](repeating: 0, count: 32) + [0, 0, 0, 0, 0, 0, 0, 3] + chain.encoded
        #expect(Array(stored.prefix(73)) == header)
        let state = Array(stored.dropFirst(105))
        #expect(Array(state.prefix(2)) == [1, 4])
        let key = DriverScene.stateKeyBytes
        let content = TaggedHash("DKG/v1/log state content").digest(of: key + header + state)
        let tag = TaggedHash("DKG/v1/log state tag").digest(of: key + content.encoded)
        #expect(Array(stored[73..<105]) == tag.encoded)
    }

    @Test("A board on which the ceremony ends before the place that was read is another board")
    func endsEarlier() throws {
        let scene = try DriverScene(5, 2)
        try scene.post(all: 1...5)
        try scene.post(all: 1...5)
        try scene.read(scene.member(1))
        #expect(scene.member(1).closings.map(\.position) == [5, 10])
        // Three have joined, a join becomes void, and two votes close the joining with too few.
        var other = InMemoryLog()
        for entry in scene.board.entries.prefix(3) { other.append(entry) }
        let envelope = try Envelope(
            signing: [1], in: .join, id: scene.call.ceremony.id.digest,
            sender: ParticipantIndex(3), identity: scene.configuration.identity(at: 2)
        ) { _ in nil }
        other.append(LogRecord(envelope: envelope.bytes, of: scene.call.ceremony.id).bytes)
        for number in 1...2 { other.append(try scene.vote(number, .join)) }
        let misled = try scene.restart(1)
        #expect(throws: CeremonyLogError.boardDiffers(remembered: 10, at: 6)) {
            try scene.read(misled, other)
        }
        #expect(misled.outcomes.isEmpty)
    }
}
