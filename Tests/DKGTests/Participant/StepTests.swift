import DKG
import TestSupport
import Testing

/// Steps in two halves: what to store, and what is released then.
@Suite("Participants whose storage is awaited")
struct StepTests {
    private static func begun(_ bench: Bench, _ number: Int = 1, seed: UInt64 = 5) throws
        -> Participant
    {
        var random = SeededRandomSource(seed: seed)
        return try Participant(
            ceremony: bench.ceremony, identity: bench[number].identity(),
            stateKey: SavedStateTests.key(), random: &random)
    }

    private static func resumed(_ bench: Bench, _ file: [UInt8]) throws -> Participant {
        try Participant(
            resuming: file, ceremony: bench.ceremony, identity: bench[1].identity(),
            stateKey: SavedStateTests.key())
    }

    private func message(_ outcome: ParticipantOutcome) -> [UInt8]? {
        guard case .opened(_, let message) = outcome else { return nil }
        return message
    }

    /// What a step asks to be stored, and where the participant is meanwhile.
    private struct Halfway: Equatable {
        let state: [UInt8]?
        let openRound: Round?

        init(_ pending: borrowing Participant.Pending, _ node: borrowing Participant) {
            state = pending.state
            openRound = node.openRound
        }
    }

    @Test("A step comes back until it is released", arguments: CommitmentScheme.allCases)
    func untilReleased(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 3, t: 2)
        var node = try Self.begun(bench)
        var joining = node.join()
        let begun = Halfway(joining, node)
        var file = try #require(begun.state)
        joining = node.join()
        #expect(Halfway(joining, node) == begun)
        let join = message(try node.release(joining))
        bench.postings[1] = [try #require(join)]
        // It is stored now, and given again as often as somebody asks.
        joining = node.join()
        #expect(Halfway(joining, node).state == nil)
        let sameJoin = message(try node.release(joining))
        #expect(sameJoin == join)
        var files = [file]
        while let round = bench.state.openRound {
            let posted = bench.posted
            bench.close()
            let first = node.close(over: posted)
            let halfway = Halfway(first, node)
            #expect(halfway.openRound == bench.state.openRound)
            // Dropped, because storing failed: the round is closed once.
            var again = node.close(over: posted)
            #expect(Halfway(again, node) == halfway, "\(round)")
            // Asking for the join meanwhile releases nothing else.
            joining = node.join()
            #expect(Halfway(joining, node).state == nil)
            _ = try node.release(joining)
            again = node.close(over: [])
            #expect(Halfway(again, node) == halfway)
            if let state = halfway.state {
                #expect(!files.contains(state))
                files.append(state)
                file = state
                // A storage tells by this which state is newer.
                let version = again.version
                #expect(version == files.count)
            }
            let said = message(try node.release(again))
            bench.postings[1] = said.map { [$0] }
            #expect((said == nil) == (halfway.state == nil))
            // An earlier half of the same step is harmless.
            let saidAgain = message(try node.release(first))
            #expect(saidAgain == said)
        }
        let key = node.groupKey
        #expect(key == bench.state.groupKey)
        let package = try node.keyPackage()
        #expect(package.groupKey == bench.state.groupKey)
        // What was stored last, and the board, give the same.
        var again = try Self.resumed(bench, file)
        joining = again.join()
        #expect(Halfway(joining, again).state == nil)
        for round in bench[2].read {
            let first = again.close(over: round)
            let halfway = Halfway(first, again)
            #expect(halfway.state == nil)
            // A step with nothing to store is not lost either.
            let pending = again.close(over: round)
            #expect(Halfway(pending, again) == halfway)
            _ = try again.release(pending)
        }
        let keyAgain = again.groupKey
        #expect(keyAgain == bench.state.groupKey)
    }

    // So a storage may take a higher version only, or the same bytes once more.
    @Test(
        "After a crash the same state comes again, with the same version, and the next has a higher one"
    )
    func versionAfterCrash() throws {
        var bench = try Bench(n: 3, t: 2)
        var node = try Self.begun(bench)
        var step = node.join()
        var files = [try #require(Halfway(step, node).state)]
        bench.postings[1] = [try #require(message(try node.release(step)))]
        while bench.state.openRound != nil {
            let posted = bench.posted
            bench.close()
            step = node.close(over: posted)
            let state = Halfway(step, node).state
            // It crashes before the state is safe, and has read the same board.
            var again = try Self.resumed(bench, try #require(files.last))
            for round in bench[2].read.dropLast() {
                _ = try again.release(again.close(over: round))
            }
            let repeated = again.close(over: posted)
            #expect(Halfway(repeated, again).state == state)
            let (first, second) = (step.version, repeated.version)
            #expect(first == second)
            if let state {
                files.append(state)
                #expect(first == files.count)
            }
            bench.postings[1] = message(try node.release(step)).map { [$0] }
        }
        #expect(files.count > 3)
    }

    @Test("A step of somebody else, or of another ceremony, is not released")
    func otherSteps() throws {
        let bench = try Bench(n: 3, t: 2)
        var node = try Self.begun(bench)
        var neighbour = try Self.begun(bench, 2)
        var elsewhere = try Self.begun(Bench(n: 3, t: 2, seed: 9))
        func error(_ pending: consuming Participant.Pending) -> ParticipantError? {
            do throws(ParticipantError) {
                _ = try node.release(pending)
                return nil
            } catch {
                return error
            }
        }
        let own = "participant 1 of ceremony \(bench.ceremony.id)"
        #expect(
            error(neighbour.join())
                == .otherStep(expected: own, got: "participant 2 of ceremony \(bench.ceremony.id)"))
        let other = elsewhere.join()
        #expect(error(other) != nil)
        // The same participant, made anew or again: its steps would not be in the other's file.
        var twin = try Self.begun(bench, seed: 6)
        #expect(error(twin.join()) == .otherStep(expected: own, got: own))
        let another = ParticipantError.otherStep(expected: own, got: "participant 2").description
        #expect(another.hasPrefix("a step of participant 2 was handed to \(own); "))
        let same = ParticipantError.otherStep(expected: own, got: own).description
        #expect(same.hasPrefix("a step of \(own) was handed to another value"))
        let begun = node.join()
        let file = try #require(Halfway(begun, node).state)
        var resumed = try Self.resumed(bench, file)
        #expect(error(resumed.join()) == .otherStep(expected: own, got: own))
        // Its own step still waits.
        let waiting = node.join()
        #expect(Halfway(waiting, node).state != nil)
    }

    @Test("What comes during the joining is read after it, however much of it there is")
    func early() throws {
        var bench = try Bench(n: 3, t: 2)
        var node = try Self.begun(bench)
        let join = message(try node.release(node.join()))
        bench.postings[1] = [try #require(join)]
        let joins = bench.posted
        bench.close()
        bench.postings[1] = nil
        let dealings = bench.posted
        // A cheater fills the board with messages of sessions that do not exist, before its true one.
        let junk = try (0..<20).map { number in
            try bench[2].envelope(
                [1], .deal, id: TaggedHash("session").digest(of: [UInt8(number)]))
        }
        let receipts = junk.map { envelope in node.receive(envelope) }
        #expect(receipts.allSatisfy { $0 == .notYet })
        let outcome = try node.release(node.close(over: junk + dealings + joins))
        let again = dealings.map { dealing in node.receive(dealing) }
        #expect(again.allSatisfy { $0 == .duplicate })
        let own = try #require(message(outcome))
        bench.postings[1] = [own]
        bench.close()
        _ = node.close(over: [own])
        let state = node.state
        #expect(state == bench.state)
    }

    @Test("Before the join is released no round is closed")
    func joinWaits() throws {
        let bench = try Bench(n: 3, t: 2)
        var node = try Self.begun(bench)
        let waiting = node.close(over: bench.posted)
        let halfway = Halfway(waiting, node)
        #expect(halfway.openRound == .join && halfway.state != nil)
        let join = message(try node.release(waiting))
        let joining = node.join()
        let sameJoin = message(try node.release(joining))
        #expect(join != nil && sameJoin == join)
    }

    @Test("Whoever goes on unheard does so in two halves as well")
    func unheard() throws {
        var bench = try Bench(n: 4, t: 2)
        var node = try Self.begun(bench)
        let join = message(try node.release(node.join()))
        bench.postings[1] = [try #require(join)]
        let joins = bench.posted
        bench.close()
        let dealing = message(try node.release(node.close(over: joins)))
        #expect(dealing != nil)
        // The board is closed without what it posted.
        bench.postings[1] = nil
        let others = bench.posted
        bench.close()
        let closing = node.close(over: others)
        // Until that is released there is nothing to go on from.
        switch node.continueUnheard() {
        case .some(let same): #expect(Halfway(same, node) == Halfway(closing, node))
        case .none: Issue.record("the step is lost")
        }
        let outcome = try node.release(closing)
        #expect(outcome == .unheard(in: .deal))
        var states: [[UInt8]?] = []
        var said: [[UInt8]?] = []
        for _ in 0..<2 {
            switch node.continueUnheard() {
            case .some(let pending):
                states.append(pending.state)
                if states.count == 2 { said.append(message(try node.release(pending))) }
            case .none: Issue.record("nothing was held back")
            }
        }
        #expect(states.count == 2 && states[0] != nil && states[0] == states[1])
        #expect(said.count == 1 && said[0] != nil)
        let isOver: Bool
        switch node.continueUnheard() {
        case .some: isOver = false
        case .none: isOver = true
        }
        #expect(isOver)
    }

    @Test("What is stored in place of a discarded attempt can be stored by hand")
    func discarding() throws {
        let bench = try Bench(n: 3, t: 2)
        let node = try Self.begun(bench)
        #expect(throws: DiscardError<Never>.self) {
            _ = try Self.begun(bench).discardedState(of: Ceremony.ID(.zero))
        }
        let file = try node.discardedState(of: bench.ceremony.id)
        #expect(throws: SavedStateError.discarded(ceremony: bench.ceremony.id)) {
            _ = try Self.resumed(bench, file)
        }
        var stored: [UInt8]?
        try node.discard(bench.ceremony.id, store: { stored = $0 })
        #expect(stored == file)
    }
}
