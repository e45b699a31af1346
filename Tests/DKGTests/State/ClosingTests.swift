import DKG
import TestSupport
import Testing

/// What closing a round establishes, and what can be asked before it.
@Suite("Closing a round")
struct ClosingTests {
    @Test("A void slot outranks a malformed body")
    func voidOutranksMalformed() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        let bad = try bench[5].envelope([1], .deal, id: bench.sid)
        let worse = try bench[5].envelope([2], .deal, id: bench.sid)
        var state = bench.state
        bench.postings[5] = [bad, worse]
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .equivocation, .deal)])
        // The twin: one of them by itself is malformed.
        #expect(state.receive(bad) == .accepted)
        state.closeRound()
        #expect(state.convictions == [Conviction(5, .malformedBody, .deal)])
    }

    @Test("A malformed join convicts, and the others go on without it")
    func malformedJoin() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[5] = try [bench[5].envelope([1], .join, id: bench.ceremony.id.digest)]
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .join)])
        #expect(bench.state.joined.numbers == [1, 2, 3, 4])
        #expect(bench.state.faults.allSatisfy { $0.isProven })
        bench.finish()
        #expect(bench.state.outcome == .certified)
    }

    @Test("The same fault shown again in another round is another fault")
    func faultsByRound() throws {
        var bench = try Bench(.feldman, n: 5, t: 2)
        try bench.advance(to: .deal)
        bench.postings[4] = try [
            bench[4].dealing(in: #require(bench.state.session), wrongFor: [1, 2])
        ]
        try bench.advance(to: .respondAgain)
        let first = Conviction(4, .invalidShare, .respond)
        #expect(bench.state.convictions == [first])
        let again = try bench[2].complaint(about: 4, in: bench.state)
        bench.postings[2] = try [
            bench[2].response([again], in: bench.state, round: .respondAgain)
        ]
        bench.close()
        #expect(bench.state.convictions == [first, Conviction(4, .invalidShare, .respondAgain)])
    }

    @Test("What a convicted participant sent ahead is dropped at once")
    func sentAhead() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        bench.postings[5] = try [bench[5].envelope([1], .deal, id: bench.sid)]
        for number in [4, 5] {
            try bench.add(bench[number].envelope([1], .certify, id: bench.sid), by: number)
        }
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .deal)])
        #expect(bench.state.message(of: bench[5].index, in: .certify) == nil)
        #expect(bench.state.message(of: bench[4].index, in: .certify) != nil)
    }

    @Test("Closing again after the end says the same again", arguments: [0, 1, 2])
    func closeAfterTheEnd(ending: Int) throws {
        var bench = try Bench(n: 3, t: 2)
        switch ending {
        case 0:
            bench.finish()
            #expect(bench.state.outcome == .certified)
        case 1:
            try bench.advance(to: .certify)
            bench.postings = [:]
            bench.close()
            #expect(bench.state.outcome == .pending)
        default:
            bench.postings = [:]
            bench.close()
            #expect(bench.state.outcome == .aborted(.tooFewParticipants))
        }
        let ended = bench.state
        for _ in 0..<3 {
            #expect(bench.state.closeRound() == ended.outcome)
            #expect(bench.state == ended)
        }
    }

    @Test("Complete, missing and expected follow the slots")
    func progress() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .deal)
        var state = bench.state
        var missing = [1, 2, 3, 4]
        for number in [3, 1, 4, 2] {
            #expect(state.missing.numbers == missing)
            #expect(state.expected.numbers == [1, 2, 3, 4])
            #expect(!state.isComplete)
            #expect(state.receive(try bench.message(of: number)) == .accepted)
            missing.removeAll { $0 == number }
        }
        #expect(state.isComplete)
        #expect(state.missing.isEmpty)
        bench.finish()
        #expect(bench.state.isComplete)
        #expect(bench.state.missing.isEmpty)
        #expect(bench.state.expected.isEmpty)
    }

    @Test("An envelope for a later round does not complete the open one")
    func earlyDoesNotComplete() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .deal)
        var state = bench.state
        for number in 1...3 {
            #expect(
                state.receive(try bench[number].envelope([], .respond, id: bench.sid)) == .kept)
        }
        #expect(!state.isComplete)
        #expect(state.missing.numbers == [1, 2, 3])
    }

    @Test(
        "The silent are inactive in each round in which they had a part, and convicted of nothing")
    func inactive() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        while bench.state.openRound != nil {
            bench.postings[5] = []
            bench.close()
        }
        let silent = bench.state.inactive.filter { !$0.value.isEmpty }.mapValues(\.numbers)
        #expect(silent == [.deal: [5], .respond: [5]])
        #expect(bench.state.faults.isEmpty)
        #expect(bench.state.outcome == .certified)
    }

    @Test("Too few joins abort, and just enough go on", arguments: [4, 5])
    func tooFewParticipants(joining: Int) throws {
        var bench = try Bench(n: 7, t: 3)
        for number in (joining + 1)...7 { bench.postings[number] = [] }
        bench.close()
        if joining < 5 {
            #expect(bench.state.abortReason == .tooFewParticipants)
            #expect(bench.state.session == nil)
            #expect(bench.state.views.isEmpty)
        } else {
            #expect(bench.state.openRound == .deal)
            #expect(bench.state.abortReason == nil)
        }
        #expect(bench.state.joined.numbers == Array(1...joining))
    }

    @Test("The order within a round changes nothing", arguments: [1, 2, 3, 4, 5, 6])
    func order(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .deal)
        try bench.add(bench[4].envelope([1], .deal, id: bench.sid), by: 4)
        bench.postings[3] = try [bench[3].envelope([1], .deal, id: bench.sid)]
        var shuffled = bench.state
        for bytes in bench.posted.shuffled(using: &random) { _ = shuffled.receive(bytes) }
        var straight = bench.stateAfterReading()
        straight.closeRound()
        shuffled.closeRound()
        #expect(shuffled.views == straight.views, "seed \(seed)")
        #expect(shuffled.convictions == straight.convictions, "seed \(seed)")
        #expect(
            straight.convictions == [
                Conviction(3, .malformedBody, .deal), Conviction(4, .equivocation, .deal),
            ])
    }
}
