import DKG
import DKGTestHarness
import TestSupport
import Testing

/// An objection to values that were wrong indeed, of a member that had failed before: only a replay
/// of the board shows that the objector knew.
@Suite("Evidence that is replayed")
struct ReplayEvidenceTests {
    /// Objects to one member once more in round 4b.
    private struct ObjectsAgain: FaultScript {
        let member: ParticipantIndex

        func alter(
            _ postings: inout Postings, of participant: SimulatedParticipant, in round: Round
        ) {
            guard round == .confirmAgain, let pair = participant.revealedShare(from: member)
            else { return }
            postings.now = [participant.revealing([pair], in: round)].compactMap(\.self)
        }
    }

    private func objectedAgain(seed: UInt64 = 1) throws -> CeremonyResult {
        var configuration = SimulationConfiguration(participants: 5, threshold: 3, seed: seed)
        configuration.add(ScriptedFault.badExtraction, to: try ParticipantIndex(4))
        configuration.add(
            ObjectsAgain(member: try ParticipantIndex(4)), to: try ParticipantIndex(5))
        return try CeremonySimulation.run(configuration)
    }

    @Test("It convicts the objector, everywhere, and verifies")
    func verifies() throws {
        let result = try objectedAgain()
        let expected = [
            Conviction(4, .invalidExtraction, .confirm),
            Conviction(5, .falseObjection, .confirmAgain),
        ]
        #expect(result.auditor.convictions == expected)
        #expect(result.auditor.outcome == .certified)
        for participant in result.honest { #expect(participant.state.convictions == expected) }
        let fault = try #require(result.auditor.faults.last)
        #expect(fault.isProven)
        // It carries every envelope that the entries name, and the judged one.
        let named = fault.evidence.history.flatMap(\.entries)
        #expect(fault.evidence.envelopes.count == named.count + 1)
        #expect(fault.evidence.envelopes.last?.round == .confirmAgain)
    }

    @Test("Any part of the board that is missing or altered, and it shows nothing")
    func tampered() throws {
        let fault = try #require(try objectedAgain().auditor.faults.last)
        let evidence = fault.evidence
        func verify(
            kind: FaultKind? = nil, history: [ClosedRound]? = nil, envelopes: [Envelope]? = nil,
            about: ParticipantIndex? = nil
        ) -> Verdict? {
            Evidence(
                kind: kind ?? evidence.kind, ceremony: evidence.ceremony, joins: evidence.joins,
                history: history ?? evidence.history, envelopes: envelopes ?? evidence.envelopes,
                about: about ?? evidence.about
            ).verdict()
        }
        #expect(verify() == Verdict(culprit: fault.culprit, kind: .falseObjection))
        for position in evidence.envelopes.indices {
            var fewer = evidence.envelopes
            fewer.remove(at: position)
            #expect(verify(envelopes: fewer) == nil, "without \(position)")
        }
        for position in evidence.history.indices {
            var fewer = evidence.history
            fewer.remove(at: position)
            #expect(verify(history: fewer) == nil, "without round \(position)")
        }
        for number in [1, 2, 3, 5] {
            #expect(verify(about: try ParticipantIndex(number)) == nil)
        }
        // As invalidExtraction it would show the fault of 4, which is one.
        for kind in FaultKind.allCases where kind != .falseObjection {
            let verdict = verify(kind: kind)
            #expect(verdict == nil || verdict?.culprit.value == 4, "\(kind)")
        }
        // The order of the others does not matter: the entries say what stood where.
        var shuffled: [Envelope] = evidence.envelopes.reversed()
        shuffled.append(shuffled.removeFirst())
        #expect(verify(envelopes: shuffled) == verify())
    }

    @Test("The twin: the same objection in round 4 is right and convicts nobody else")
    func twin() throws {
        var configuration = SimulationConfiguration(participants: 5, threshold: 3)
        configuration.add(ScriptedFault.badExtraction, to: try ParticipantIndex(4))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.auditor.convictions == [Conviction(4, .invalidExtraction, .confirm)])
        #expect(result.auditor.history.map(\.round).contains(.confirmAgain))
    }

    /// Void slots, doubts about earlier rounds, malformed bodies and silence on the way.
    @Test("A board on which a lot went wrong is replayed as it was")
    func eventful() throws {
        var bench = try Bench(n: 13, t: 4)
        try bench.advance(to: .deal)
        let session = try #require(bench.state.session)
        bench.postings[11] = []
        bench.postings[12] = try [bench[12].envelope([1], .deal, id: bench.sid)]
        try bench.add(bench[13].envelope([1], .deal, id: bench.sid), by: 13)
        bench.close()
        bench.postings[10] = try [
            bench[10].response([bench[10].complaint(about: 1, in: bench.state)], in: bench.state)
        ]
        try bench.add(bench[9].dealing(in: session, wrongFor: [1]), by: 9)
        try bench.add(bench[8].envelope([1], .certify, id: bench.sid), by: 8)
        bench.close()
        #expect(bench.state.openRound == .extract)
        bench.postings[4] = try [bench[4].extraction(in: session)]
        bench.postings[6] = []
        try bench.add(bench[7].envelope([1], .extract, id: bench.sid), by: 7)
        bench.close()
        try bench.add(bench[8].envelope([1], .extract, id: bench.sid), by: 8)
        bench.close()
        #expect(bench.state.openRound == .confirmAgain)
        bench.postings[5] = try [
            bench[5].revealing(
                [bench[5].pair(from: 4, in: bench.state)], .confirmAgain, in: bench.state)
        ]
        bench.close()
        let fault = try #require(bench.state.faults.last)
        #expect(
            Conviction(Int(fault.culprit.value), fault.kind, fault.round)
                == Conviction(5, .falseObjection, .confirmAgain))
        #expect(bench.state.faults.allSatisfy { $0.isProven })
        let voids = fault.evidence.history.flatMap { closed in
            closed.entries.filter { $0.digest == .zero }.map { ($0.round, $0.sender.value) }
        }
        #expect(voids.map(\.0) == [.deal, .deal, .extract, .extract])
        #expect(voids.map(\.1) == [13, 9, 7, 8])
        bench.finish()
        #expect(bench.state.outcome == .certified)
        #expect(Set(bench.state.convicted.numbers) == [4, 5, 7, 8, 9, 10, 12, 13])
    }

    @Test("A view that no board can have shown is not replayed, though its sender states it")
    func impossibleHistory() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        bench.postings[4] = try [bench[4].extraction(in: #require(bench.state.session))]
        bench.close()
        bench.close()
        #expect(bench.state.openRound == .confirmAgain)
        let last = try #require(bench.state.history.last)
        let doubled = ViewEntry(round: .confirm, sender: bench[4].index, digest: .zero)
        let impossible = ClosedRound(round: .confirm, entries: last.entries + [doubled])
        let before = bench.state.views[bench.state.views.count - 2]
        let pair = try bench[5].pair(from: 4, in: bench.state)
        let envelopes = bench.state.history.flatMap(\.entries).compactMap { entry in
            bench.state.message(of: entry.sender, in: entry.round)
        }
        for (closed, verdict) in [
            (last, Verdict(culprit: bench[5].index, kind: .falseObjection)), (impossible, nil),
        ] {
            let message = try bench[5].revealing(
                [pair], .confirmAgain, in: bench.state, view: closed.view(after: before))
            let evidence = Evidence(
                kind: .falseObjection, ceremony: bench.ceremony,
                joins: try #require(bench.state.session).joins,
                history: bench.state.history.dropLast() + [closed],
                envelopes: envelopes + [try Envelope(decoding: message)], about: bench[4].index)
            #expect(evidence.verdict() == verdict)
        }
    }

    @Test(
        "An objection to a member whose extraction was void or malformed", arguments: [true, false])
    func failedInRoundThree(void: Bool) throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let bad = try bench[4].envelope([1], .extract, id: bench.sid)
        if void { bench.add(bad, by: 4) } else { bench.postings[4] = [bad] }
        bench.close()
        bench.postings[5] = try [
            bench[5].revealing(
                [bench[5].pair(from: 4, in: bench.state)], .confirm, in: bench.state)
        ]
        bench.close()
        #expect(
            bench.state.convictions == [
                Conviction(4, void ? .equivocation : .malformedBody, .extract),
                Conviction(5, .falseObjection, .confirm),
            ])
        #expect(bench.state.faults.allSatisfy { $0.isProven })
    }

    @Test("An objection to somebody outside of QUAL, and to a stranger", arguments: [4, 9])
    func outside(member: Int) throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        bench.postings[4] = []
        try bench.advance(to: .confirm)
        let pair = RevealedShare(
            member: try ParticipantIndex(member),
            share: OpenedShare(value: .one, blinding: .one))
        bench.postings[5] = try [bench[5].revealing([pair], .confirm, in: bench.state)]
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .falseObjection, .confirm)])
        #expect(bench.state.faults.allSatisfy { $0.isProven })
        // It made nobody fail, so there is no second round of confirmation.
        #expect(bench.state.openRound == .certify)
    }
}
