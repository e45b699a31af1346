import DKG
import TestSupport
import Testing

/// Which message, and which entry of it, a verdict is about.
@Suite("Evidence: the judged entry")
struct JudgedEntryTests {
    @Test("An honest objector to two members is not convicted by one pair judged as the other's")
    func twoObjections() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        for number in [2, 4] {
            bench.postings[number] = try [bench[number].extraction(in: session)]
        }
        try bench.advance(to: .confirm)
        let before = bench.state
        let message = try Envelope(decoding: bench.message(of: 1))
        let envelopes = before.history.flatMap(\.entries).compactMap { entry in
            before.message(of: entry.sender, in: entry.round)
        }
        bench.close()
        #expect(
            bench.state.convictions
                == [2, 4].map { Conviction($0, .invalidExtraction, .confirm) })
        for (kind, isShown) in [(FaultKind.falseObjection, false), (.invalidExtraction, true)] {
            for member in [2, 4] {
                let evidence = Evidence(
                    kind: kind, ceremony: bench.ceremony, joins: session.joins,
                    history: before.history, envelopes: envelopes + [message],
                    about: bench[member].index)
                let shown = Verdict(culprit: bench[member].index, kind: .invalidExtraction)
                #expect(evidence.verdict() == (isShown ? shown : nil), "\(kind) about \(member)")
            }
        }
    }

    @Test("A second dealing that turns up while values are published does not hide the values")
    func lateEquivocation() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        bench.postings[4] = try [bench[4].extraction(in: session)]
        try bench.add(bench[4].dealing(in: session, wrongFor: [1]), by: 4)
        bench.close()
        bench.close()
        #expect(
            bench.state.convictions == [
                Conviction(4, .equivocation, .extract),
                Conviction(4, .invalidExtraction, .confirm),
            ])
        let fault = try #require(bench.state.faults.last)
        #expect(fault.isProven)
        // Dealing, values and objection show it; the rest of the board is not needed.
        #expect(fault.evidence.envelopes.map(\.round) == [.deal, .extract, .confirm])
    }

    @Test("An entry that names a message of another kind or session names none that is carried")
    func otherMessage() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .respond)
        let session = try #require(bench.state.session)
        let genuine = try #require(bench.state.message(of: bench[1].index, in: .deal))
        let response = try Envelope(decoding: bench.message(of: 1))
        var other = try Bench(n: 4, t: 2, instance: "another")
        try other.advance(to: .deal)
        let body = try Envelope(decoding: other.message(of: 1)).body
        let elsewhere = try Envelope(
            decoding: bench[1].envelope(body, .deal, id: other.sid))
        let deal = try #require(bench.state.history.last)
        for (named, isShown) in [(genuine, true), (response, false), (elsewhere, false)] {
            let closed = ClosedRound(
                round: .deal,
                entries: deal.entries.map { entry in
                    entry.sender == bench[1].index
                        ? ViewEntry(round: .deal, sender: entry.sender, digest: named.digest)
                        : entry
                })
            let message = try bench[4].response(
                [bench[4].complaint(about: 1, in: bench.state)], in: bench.state,
                view: closed.view(after: bench.sid))
            let verdicts = FaultKind.allCases.compactMap { kind in
                (try? Envelope(decoding: message)).flatMap { judged in
                    Evidence(
                        kind: kind, ceremony: bench.ceremony, joins: session.joins,
                        history: [ClosedRound(round: .join, entries: []), closed],
                        envelopes: [named, judged], about: bench[1].index
                    ).verdict()
                }
            }
            #expect(verdicts.isEmpty == !isShown, "\(named.round)")
        }
    }
}
