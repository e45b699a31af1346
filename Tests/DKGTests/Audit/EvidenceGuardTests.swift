import DKG
import TestSupport
import Testing

/// Evidence of the right shape that one single check refuses.
@Suite("Evidence: single checks")
struct EvidenceGuardTests {
    private func malformed(_ bytes: [UInt8], in bench: Bench) throws -> Verdict? {
        Evidence(
            kind: .malformedBody, ceremony: bench.ceremony,
            joins: try #require(bench.state.session).joins,
            envelopes: [try Envelope(decoding: bytes)]
        ).verdict()
    }

    @Test(
        "An envelope that no receiver accepts is no evidence", arguments: CommitmentScheme.allCases)
    func impossible(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 4, t: 2)
        bench.close()
        let largest = try #require(bench.ceremony.largestBody(in: .deal))
        // One byte more than any dealing has is dropped, and its sender is inactive.
        let long = try bench[4].envelope(
            [UInt8](repeating: 1, count: largest + 1), .deal, id: bench.sid)
        #expect(try malformed(long, in: bench) == nil)
        let just = try bench[4].envelope(
            [UInt8](repeating: 1, count: largest), .deal, id: bench.sid)
        #expect(try malformed(just, in: bench)?.culprit.value == 4)
        // A kind of the other scheme.
        let foreign: Round = scheme == .feldman ? .extract : .respondAgain
        #expect(
            try malformed(bench[4].envelope([1], foreign, id: bench.sid), in: bench) == nil)
    }

    @Test("Whoever did not join is convicted of nothing")
    func stranger() throws {
        var bench = try Bench(n: 4, t: 2)
        bench.postings[4] = []
        bench.close()
        let joins = try #require(bench.state.session).joins
        #expect(joins.count == 3)
        for (number, convicts) in [(4, false), (3, true)] {
            let pair = try [1, 2].map { byte in
                try Envelope(decoding: bench[number].envelope([byte], .deal, id: bench.sid))
            }
            #expect((try malformed(pair[0].bytes, in: bench) != nil) == convicts)
            let equivocation = Evidence(
                kind: .equivocation, ceremony: bench.ceremony, joins: joins, envelopes: pair)
            #expect((equivocation.verdict() != nil) == convicts)
        }
        // A complaint of a stranger is uninvited, and no fault of anybody's.
        try bench.advance(to: .respond)
        let deal = try #require(bench.state.message(of: bench[1].index, in: .deal))
        let right = try bench[3].complaint(about: 1, in: bench.state)
        for (number, convicts) in [(4, false), (3, true)] {
            let message = try bench[number].response([right], in: bench.state)
            var state = bench.state
            #expect((state.receive(message) == .uninvited) == !convicts)
            let verdicts = try [FaultKind.groundlessComplaint, .falseComplaint].map { kind in
                Evidence(
                    kind: kind, ceremony: bench.ceremony, joins: joins,
                    history: bench.state.history,
                    envelopes: [deal, try Envelope(decoding: message)], about: bench[1].index
                ).verdict()
            }
            #expect(verdicts.contains { $0 != nil } == convicts)
        }
    }

    @Test(
        "What speaks for itself carries nothing besides",
        arguments: EvidenceSample.Story.allCases.filter { !$0.isJudged })
    func besides(story: EvidenceSample.Story) throws {
        let evidence = try EvidenceSample(story).evidence
        func with(_ history: [ClosedRound], _ about: ParticipantIndex?) -> Verdict? {
            Evidence(
                kind: evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                history: history, envelopes: evidence.envelopes, about: about
            ).verdict()
        }
        #expect(with([], nil) == evidence.verdict())
        #expect(with([], nil) != nil)
        #expect(with([ClosedRound(round: .join, entries: [])], nil) == nil)
        #expect(with([], try ParticipantIndex(1)) == nil)
    }

    @Test("An opening is judged as no objection: the opener of a silent member stays honest")
    func openingAsObjection() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .extract)
        bench.postings[4] = []
        try bench.advance(to: .open)
        let joins = try #require(bench.state.session).joins
        let opening = try Envelope(decoding: bench.message(of: 1))
        let deal = try #require(bench.state.message(of: bench[4].index, in: .deal))
        #expect(opening.round == .open)
        let evidence = Evidence(
            kind: .falseObjection, ceremony: bench.ceremony, joins: joins,
            history: bench.state.history, envelopes: [deal, opening], about: bench[4].index)
        #expect(evidence.verdict() == nil)
    }

    @Test("An objection is judged as no opening")
    func objectionAsOpening() throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .confirm)
        let wrong = try bench[4].pair(from: 1, in: bench.state, plus: .one)
        let joins = try #require(bench.state.session).joins
        let deal = try #require(bench.state.message(of: bench[1].index, in: .deal))
        let extract = try #require(bench.state.message(of: bench[1].index, in: .extract))
        let objection = try Envelope(
            decoding: bench[4].revealing([wrong], .confirm, in: bench.state))
        for (kind, envelopes, convicts) in [
            (FaultKind.invalidOpening, [deal, objection], false),
            (.falseObjection, [deal, extract, objection], true),
        ] {
            let evidence = Evidence(
                kind: kind, ceremony: bench.ceremony, joins: joins, history: bench.state.history,
                envelopes: envelopes, about: bench[1].index)
            #expect((evidence.verdict() != nil) == convicts, "\(kind)")
        }
    }
}
