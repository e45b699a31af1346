import DKG
import TestSupport
import Testing

/// A liar may state the view of a history that no board can have.
///
/// Such a history shows nothing, not even about the liar: evidence has one form.
@Suite("Evidence: the history")
struct HistoryGuardTests {
    private func view(_ history: [ClosedRound], _ sid: Digest) -> Digest {
        history.dropFirst().reduce(sid) { view, closed in closed.view(after: view) }
    }

    /// Participant 4 complains falsely about 1 and states the view of a history.
    private func falseComplaint(after history: [ClosedRound], in bench: Bench) throws -> Evidence {
        let message = try bench[4].response(
            [bench[4].complaint(about: 1, in: bench.state)], in: bench.state,
            view: view(history, bench.sid))
        let deal = try #require(bench.state.message(of: bench[1].index, in: .deal))
        return Evidence(
            kind: .falseComplaint, ceremony: bench.ceremony,
            joins: try #require(bench.state.session).joins, history: history,
            envelopes: [deal, try Envelope(decoding: message)], about: bench[1].index)
    }

    private func responding() throws -> Bench {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .respond)
        return bench
    }

    @Test("A history that fits convicts the liar")
    func fits() throws {
        let bench = try responding()
        let verdict = try falseComplaint(after: bench.state.history, in: bench).verdict()
        #expect(verdict == Verdict(culprit: bench[4].index, kind: .falseComplaint))
    }

    @Test(
        "A round that is not before the judged message", arguments: [Round.respond, .extract])
    func notBefore(round: Round) throws {
        let bench = try responding()
        let history = bench.state.history + [ClosedRound(round: round, entries: [])]
        #expect(try falseComplaint(after: history, in: bench).verdict() == nil)
    }

    @Test("A round that comes twice, or after a later one")
    func disorder() throws {
        let bench = try responding()
        let deal = try #require(bench.state.history.last)
        let empty = ClosedRound(round: .deal, entries: [])
        let join = ClosedRound(round: .join, entries: [])
        for rest in [[deal, empty], [deal, deal], [deal, join]] {
            #expect(try falseComplaint(after: [join] + rest, in: bench).verdict() == nil)
        }
    }

    @Test("A first round with entries: sid covers the joins")
    func firstRound() throws {
        let bench = try responding()
        let deal = try #require(bench.state.history.last)
        let entry = try #require(deal.entries.first)
        for first in [
            ClosedRound(round: .join, entries: [entry]),
            ClosedRound(
                round: .join,
                entries: [
                    ViewEntry(round: .join, sender: entry.sender, digest: entry.digest)
                ]),
        ] {
            #expect(try falseComplaint(after: [first, deal], in: bench).verdict() == nil)
        }
    }

    /// Participant 4 fails in round 4, and 5 objects to it once more in round 4b.
    private func objectedAgain(
        isHolder: Bool = true, changing change: (ClosedRound) throws -> ClosedRound = { $0 }
    ) throws -> Verdict? {
        var bench = try Bench(n: 6, t: 3)
        try bench.advance(to: .respond)
        bench.postings[6] = []
        if !isHolder { bench.postings[5] = [] }
        try bench.advance(to: .extract)
        bench.postings[4] = try [bench[4].extraction(in: #require(bench.state.session))]
        bench.close()
        bench.close()
        #expect(bench.state.openRound == .confirmAgain)
        #expect(bench.state.holders?.contains(bench[5].index) == isHolder)
        let last = try change(try #require(bench.state.history.last))
        let history = bench.state.history.dropLast() + [last]
        let message = try bench[5].revealing(
            [bench[5].pair(from: 4, in: bench.state)], .confirmAgain, in: bench.state,
            view: view(Array(history), bench.sid))
        let envelopes = bench.state.history.flatMap(\.entries).compactMap { entry in
            bench.state.message(of: entry.sender, in: entry.round)
        }
        return Evidence(
            kind: .falseObjection, ceremony: bench.ceremony,
            joins: try #require(bench.state.session).joins, history: Array(history),
            envelopes: envelopes + [try Envelope(decoding: message)], about: bench[4].index
        ).verdict()
    }

    @Test("An objector that is not a holder is not judged, so it is not convicted")
    func holder() throws {
        #expect(try objectedAgain() != nil)
        #expect(try objectedAgain(isHolder: false) == nil)
    }

    @Test("A void slot of somebody without a part in the round")
    func uninvitedVoidSlot() throws {
        for number in [6, 9] {
            let verdict = try objectedAgain { closed in
                let void = ViewEntry(
                    round: .confirm, sender: try ParticipantIndex(number), digest: .zero)
                return ClosedRound(round: closed.round, entries: closed.entries + [void])
            }
            #expect(verdict == nil, "\(number)")
        }
    }
}
