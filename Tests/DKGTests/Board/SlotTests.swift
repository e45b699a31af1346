import DKG
import TestSupport
import Testing

/// Rules 4 and 5 of "Receiving an envelope": one slot for each sender and kind, and its time.
@Suite("Receiving: slots and time")
struct SlotTests {
    @Test("The same message again, also signed again, is a duplicate", arguments: [0, 3, 10])
    func duplicate(times: Int) throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        let read = bench.stateAfterReading()
        let bytes = try bench.message(of: 1)
        let resigned = try bench[1].resigned(bytes)
        #expect(resigned != bytes)
        var state = read
        for _ in 0..<times {
            #expect(state.receive(bytes) == .duplicate)
            #expect(state.receive(resigned) == .duplicate)
        }
        #expect(state == read)
        #expect(state.closeRound() == .opened(.extract))
        #expect(state.faults.isEmpty)
    }

    @Test("It is a duplicate after its round, too")
    func duplicateOfTheClosed() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        let bytes = try bench.message(of: 1)
        let resigned = try bench[1].resigned(bytes)
        bench.close()
        try expect(.duplicate, receiving: bytes, in: bench.state)
        try expect(.duplicate, receiving: resigned, in: bench.state)
        bench.close()
        #expect(bench.state.faults.isEmpty)
    }

    @Test("Another message in the open round is an equivocation that voids the slot")
    func equivocationOpen() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let second = try bench[5].envelope([1], .respond, id: bench.sid)
        var state = bench.stateAfterReading()
        let before = state
        #expect(state.receive(second) == .equivocation)
        #expect(state != before)
        #expect(state.message(of: bench[5].index, in: .respond) == nil)
        // Both are known now; a third one changes nothing any more.
        let voided = state
        #expect(state.receive(second) == .duplicate)
        #expect(state.receive(try bench.message(of: 5)) == .duplicate)
        #expect(state.receive(try bench[5].envelope([2], .respond, id: bench.sid)) == .equivocation)
        #expect(state == voided)
        #expect(state.isComplete)
        state.closeRound()
        #expect(state.convictions == [Conviction(5, .equivocation, .respond)])
        #expect(state.holders?.numbers == [1, 2, 3, 4])
        #expect(state.inactive[.respond] == [])
        // The twin: without the second message nobody is convicted.
        var twin = before
        twin.closeRound()
        #expect(twin.convictions.isEmpty)
    }

    @Test("About a closed round it convicts at the closing of the open one, whose message counts")
    func equivocationClosed() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let second = try bench[5].dealing(in: #require(bench.state.session), wrongFor: [1])
        bench.add(second, by: 5)
        bench.close()
        let state = bench.state
        #expect(state.convictions == [Conviction(5, .equivocation, .respond)])
        // What was accepted stays accepted, but its dealer is not in QUAL.
        #expect(state.dealings[bench[5].index] != nil)
        #expect(state.qualified?.numbers == [1, 2, 3, 4])
        let entries = try #require(state.history.last).entries
        #expect(
            entries.filter { $0.sender == bench[5].index }.map(\.round) == [.deal, .respond])
        #expect(entries.first?.digest == .zero)
        #expect(entries.filter { $0.digest == .zero }.count == 1)
        // From now on nothing of it is heard.
        try expect(.uninvited, receiving: second, in: state)
    }

    @Test("A second contradiction of a closed round changes nothing more")
    func equivocationClosedTwice() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let session = try #require(bench.state.session)
        var state = bench.state
        let first = try bench[5].dealing(in: session, wrongFor: [1])
        #expect(state.receive(first) == .equivocation)
        let before = state
        #expect(state.receive(first) == .duplicate)
        #expect(state.receive(try bench[5].dealing(in: session, wrongFor: [2])) == .equivocation)
        #expect(state == before)
    }

    @Test("About a round to come it convicts when that round closes")
    func equivocationFuture() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let first = try bench[5].envelope([1], .extract, id: bench.sid)
        let second = try bench[5].envelope([2], .extract, id: bench.sid)
        bench.postings[5]? += [first, second]
        var state = bench.state
        #expect(state.receive(first) == .kept)
        #expect(state.receive(second) == .equivocation)
        bench.close()
        #expect(bench.state.openRound == .extract)
        #expect(bench.state.faults.isEmpty)
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .equivocation, .extract)])
        #expect(bench.state.failed == [bench[5].index])
    }

    @Test("A contradiction about a round in which its sender gets no part leaves no trace")
    func equivocationWithoutPart() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        // Participant 5 says nothing in this round, so it is not a holder and cannot confirm.
        bench.postings[5] = try [
            bench[5].envelope([1], .confirm, id: bench.sid),
            bench[5].envelope([2], .confirm, id: bench.sid),
        ]
        bench.close()
        try bench.advance(to: .confirm)
        bench.close()
        #expect(bench.state.faults.isEmpty)
        #expect(bench.state.inactive[.respond]?.numbers == [5])
        #expect(bench.state.holders?.numbers == [1, 2, 3, 4])
        #expect(
            try #require(bench.state.history.last).entries.map(\.sender).numbers == [1, 2, 3, 4])
    }

    @Test("Two different joins are a conflict: not in J, nobody convicted")
    func conflict() throws {
        var bench = try Bench(n: 5, t: 2)
        let other = try Bench(n: 5, t: 2, seed: 2)
        let body = try Envelope(decoding: other.message(of: 5)).body
        let second = try bench[5].envelope(body, .join, id: bench.ceremony.id.digest)
        var state = bench.stateAfterReading()
        #expect(state.receive(try bench[5].resigned(bench.message(of: 5))) == .duplicate)
        #expect(state.receive(second) == .conflict)
        #expect(state.isComplete)
        bench.add(second, by: 5)
        bench.close()
        #expect(bench.state.joined.numbers == [1, 2, 3, 4])
        #expect(bench.state.faults.isEmpty)
        #expect(bench.state.history == [ClosedRound(round: .join, entries: [])])
    }

    @Test("A different join after the joining is late and leaves no trace")
    func lateJoin() throws {
        var bench = try Bench(n: 5, t: 2)
        let other = try Bench(n: 5, t: 2, seed: 2)
        let body = try Envelope(decoding: other.message(of: 5)).body
        let second = try bench[5].envelope(body, .join, id: bench.ceremony.id.digest)
        let first = try bench.message(of: 4)
        bench.postings[3] = []
        let missed = try bench[3].rebuilt().joinMessage
        bench.close()
        #expect(bench.state.joined.numbers == [1, 2, 4, 5])
        try expect(.late, receiving: second, in: bench.state)
        try expect(.late, receiving: missed, in: bench.state)
        try expect(.duplicate, receiving: first, in: bench.state)
        bench.finish()
        #expect(bench.state.outcome == .certified)
        #expect(bench.state.faults.isEmpty)
    }

    @Test("A message whose round is closed is late; one for a later round is kept and then counts")
    func lateAndKept() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        let dealing = try bench.message(of: 5)
        let early = try bench[5].envelope([9], .respond, id: bench.sid)
        bench.postings[5] = [early]
        try expect(.kept, receiving: early, in: bench.state)
        bench.close()
        try expect(.late, receiving: dealing, in: bench.state)
        #expect(bench.state.inactive[.deal]?.numbers == [5])
        #expect(bench.state.missing.numbers == [1, 2, 3, 4])
        try expect(.duplicate, receiving: early, in: bench.state)
        bench.postings[5] = []
        bench.close()
        // The kept message is judged when its round closes, and not before.
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .respond)])
    }
}
