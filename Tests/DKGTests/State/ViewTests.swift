import DKG
import TestSupport
import Testing

/// The chain of views, the comparison with one's own, and what follows from disagreement.
@Suite("Views and agreement")
struct ViewTests {
    private static func viewOfRound(
        _ kind: UInt8, _ entries: [(UInt8, UInt16, [UInt8])], after previous: Digest
    ) -> Digest {
        var writer = ByteWriter()
        writer.append(previous.bytes)
        writer.append(kind)
        for (kind, sender, digest) in entries {
            writer.append(kind)
            writer.append(sender)
            writer.append(digest)
        }
        return TaggedHash("DKG/v1/view").digest(of: writer)
    }

    @Test("The chain, recomputed by hand, with a void slot, an early doubt and a silent member")
    func chain() throws {
        var bench = try Bench(n: 5, t: 3)
        bench.close()
        let sid = bench.sid
        #expect(bench.state.views == [sid])

        // Round 2: participant 4 is silent, participant 5 says two things.
        bench.postings[4] = []
        try bench.add(bench[5].envelope([1], .deal, id: sid), by: 5)
        var digests: [[UInt8]] = try (1...3).map { number in
            try Envelope(decoding: bench.message(of: number)).digest.bytes
        }
        bench.close()
        let zeros = [UInt8](repeating: 0, count: 32)
        let first = ViewTests.viewOfRound(
            2, [(2, 1, digests[0]), (2, 2, digests[1]), (2, 3, digests[2]), (2, 5, zeros)],
            after: sid)
        #expect(bench.state.views == [sid, first])

        // Round 3: another dealing of participant 3 turns up; participant 5 has no entry any more.
        let late = try bench[3].dealing(in: #require(bench.state.session), wrongFor: [1])
        bench.add(late, by: 3)
        digests = try (1...4).map { number in
            try Envelope(decoding: bench.message(of: number)).digest.bytes
        }
        bench.close()
        let second = ViewTests.viewOfRound(
            3,
            [(2, 3, zeros)]
                + digests.enumerated().map { (3, UInt16($0.offset + 1), $0.element) },
            after: first)
        #expect(bench.state.views == [sid, first, second])
        #expect(bench.state.view == second)
        #expect(
            bench.state.convictions == [
                Conviction(5, .equivocation, .deal), Conviction(3, .equivocation, .respond),
            ])
    }

    @Test("Entries are chained in order, whatever order they are given in")
    func entriesAreSorted() throws {
        let entries = try [
            ViewEntry(round: .respond, sender: ParticipantIndex(1), digest: .zero),
            ViewEntry(round: .deal, sender: ParticipantIndex(2), digest: .zero),
            ViewEntry(round: .respond, sender: ParticipantIndex(256), digest: .zero),
        ]
        let closed = ClosedRound(round: .respond, entries: entries)
        #expect(closed == ClosedRound(round: .respond, entries: entries.reversed()))
        #expect(closed.entries.map(\.sender).numbers == [2, 1, 256])
        #expect(
            closed.view(after: .zero)
                != ClosedRound(
                    round: .respond, entries: Array(entries.dropLast())
                ).view(after: .zero))
        #expect(
            closed.view(after: .zero)
                != ClosedRound(
                    round: .respondAgain, entries: entries
                ).view(after: .zero))
    }

    @Test("A message with another view is set aside and counts for nothing")
    func setAside() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        // Its complaint is false; in a message of this view it would convict.
        let complaint = try bench[5].complaint(about: 1, in: bench.state)
        let twin = try bench[5].response([complaint], in: bench.state)
        let aside = try bench[5].response([complaint], in: bench.state, view: .zero)
        var state = bench.state
        for number in 1...4 { _ = state.receive(try bench.message(of: number)) }
        var other = state
        #expect(state.receive(aside) == .accepted)
        state.closeRound()
        #expect(state.disagreements[.respond]?.numbers == [5])
        #expect(state.faults.isEmpty)
        #expect(state.holders?.numbers == [1, 2, 3, 4])
        #expect(state.inactive[.respond] == [])
        // The share it named is exposed all the same.
        #expect(state.exposed == [bench[5].index: [bench[1].index]])
        #expect(other.receive(twin) == .accepted)
        other.closeRound()
        #expect(other.convictions == [Conviction(5, .falseComplaint, .respond)])
        #expect(other.disagreements[.respond] == [])
    }

    @Test(
        "Agreement needs a quorum of messages with one's own view",
        arguments: [(BoardKind.agreed, 3), (.relay, 5)], [true, false])
    func quorum(board: (BoardKind, Int), enough: Bool) throws {
        var bench = try Bench(n: 7, t: 3, board: board.0)
        #expect(bench.ceremony.quorum == board.1)
        try bench.advance(to: .respond)
        let agreeing = enough ? board.1 : board.1 - 1
        for number in (agreeing + 1)...7 {
            bench.postings[number] = try [
                bench[number].response(in: bench.state, view: .zero)
            ]
        }
        bench.close()
        #expect(bench.state.disagreements[.respond]?.numbers == Array((agreeing + 1)...7))
        #expect((bench.state.abortReason == .noAgreement) == !enough)
        #expect((bench.state.openRound == .extract) == enough)
        #expect(bench.state.faults.isEmpty)
    }

    @Test("Without agreement open faults stand and nothing is judged")
    func nothingIsJudged() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let complaint = try bench[4].complaint(about: 1, in: bench.state)
        bench.postings[1] = try [bench[1].response(in: bench.state, view: .zero)]
        bench.postings[2] = []
        bench.postings[4] = try [bench[4].response([complaint], in: bench.state)]
        bench.postings[5] = try [bench[5].envelope([1], .respond, id: bench.sid)]
        bench.close()
        #expect(bench.state.abortReason == .noAgreement)
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .respond)])
        #expect(bench.state.inactive[.respond]?.numbers == [2])
        #expect(bench.state.qualified == nil)
    }

    @Test("Messages count for agreement whoever their senders turn out to be")
    func convictedCount() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let complaint = try bench[5].complaint(about: 1, in: bench.state)
        bench.postings[5] = try [bench[5].response([complaint], in: bench.state)]
        bench.postings[1] = []
        bench.postings[2] = []
        bench.close()
        // Three messages agree, one of them a liar's: that is the quorum, but too few holders.
        #expect(bench.state.convictions == [Conviction(5, .falseComplaint, .respond)])
        #expect(bench.state.abortReason == .tooFewHolders)
    }

    @Test(
        "Whoever is convicted at a closing without agreement is not a holder any more",
        arguments: [true, false])
    func holdersWithoutAgreement(isMalformed: Bool) throws {
        var bench = try Bench(n: 4, t: 2, board: .relay)
        try bench.advance(to: .confirm)
        #expect(bench.state.holders?.numbers == [1, 2, 3, 4])
        // Three have to state one view, and only two do.
        bench.postings[3] = try [
            bench[3].revealing([], .confirm, in: bench.state, view: .zero)
        ]
        bench.postings[4] =
            isMalformed ? [try bench[4].envelope([1], .confirm, id: bench.sid)] : []
        bench.close()
        #expect(bench.state.abortReason == .noAgreement)
        #expect(bench.state.convicted.numbers == (isMalformed ? [4] : []))
        #expect(bench.state.holders?.numbers == (isMalformed ? [1, 2, 3] : [1, 2, 3, 4]))
    }
}
