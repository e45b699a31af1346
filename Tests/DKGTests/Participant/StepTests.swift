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
            if halfway.state != nil { #expect(Halfway(again, node) == halfway, "\(round)") }
            // Asking for the join meanwhile releases nothing else.
            _ = try node.release(node.join())
            if let state = halfway.state {
                again = node.close(over: [])
                #expect(Halfway(again, node) == halfway)
                #expect(!files.contains(state))
                files.append(state)
                file = state
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
            let pending = again.close(over: round)
            #expect(Halfway(pending, again).state == nil)
            _ = try again.release(pending)
        }
        let keyAgain = again.groupKey
        #expect(keyAgain == bench.state.groupKey)
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
        // Its own step still waits.
        let waiting = node.join()
        #expect(Halfway(waiting, node).state != nil)
    }

    @Test("What comes during the joining is read after it", arguments: [false, true])
    func early(isOffered: Bool) throws {
        var bench = try Bench(n: 3, t: 2)
        var node = try Self.begun(bench)
        let join = message(try node.release(node.join()))
        bench.postings[1] = [try #require(join)]
        let joins = bench.posted
        bench.close()
        bench.postings[1] = nil
        let dealings = bench.posted
        // Dealings of members for whom the joining is over, in a round that is still open here.
        if isOffered {
            let receipts = dealings.map { dealing in node.receive(dealing) }
            #expect(receipts.allSatisfy { $0 == .notYet })
        }
        // Offered or closed over: what comes too early waits.
        let outcome = try node.release(node.close(over: isOffered ? joins : joins + dealings))
        let receipts = dealings.map { dealing in node.receive(dealing) }
        #expect(receipts.allSatisfy { $0 == .duplicate })
        let own = try #require(message(outcome))
        bench.postings[1] = [own]
        bench.close()
        _ = node.close(over: [own])
        let state = node.state
        #expect(state == bench.state)
    }

    @Test("No sender can keep out another one's early messages, nor fill the memory")
    func bounded() throws {
        let bench = try Bench(n: 3, t: 2)
        var early = EarlyEnvelopes()
        let name = { (number: UInt8) in TaggedHash("session").digest(of: [number]) }
        let many = try (0..<20).map { number in
            try bench[2].envelope([1], .deal, id: name(UInt8(number)))
        }
        for envelope in many + many { early.keep(envelope, in: bench.ceremony) }
        let other = try bench[3].envelope([1], .deal, id: name(1))
        let later = try bench[2].envelope([1], .respond, id: name(1))
        var forged = try bench[3].envelope([2], .deal, id: name(2))
        forged[forged.count - 1] ^= 1
        for envelope in [other, forged, later, [1, 2, 3], other] {
            early.keep(envelope, in: bench.ceremony)
        }
        #expect(
            early.take() == Array(many.prefix(EarlyEnvelopes.mostOfOneSlot)) + [other, later])
        #expect(early.take().isEmpty)
        // Once taken, there is room again.
        early.keep(many[10], in: bench.ceremony)
        #expect(early.take() == [many[10]])
    }

    @Test("What is stored in place of a discarded attempt can be stored by hand")
    func discarding() throws {
        let bench = try Bench(n: 3, t: 2)
        let node = try Self.begun(bench)
        #expect(throws: DiscardError<Never>.self) {
            _ = try Self.begun(bench).discardedState(of: .zero)
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
