import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Dealing: messages that are replayed, forged, repeated, early and late.
@Suite("Faults: delivery")
struct DeliveryFaultTests {
    enum Place: CaseIterable { case before, after }

    @Test(
        "D11 a dealing of dealer 1 recorded in another ceremony",
        arguments: CommitmentScheme.allCases,
        Place.allCases)
    func replayed(scheme: CommitmentScheme, place: Place) throws {
        var run = FaultRun(scheme)
        var other = run.configuration
        other.context = [1]
        let recorded = try #require(
            try CeremonySimulation.run(other).envelope(of: 1, in: .deal)
        ).bytes
        run.configuration.network.add(
            .tamper { delivery in
                guard delivery.sender?.value == 1, delivery.round == .deal else {
                    return [delivery.envelope]
                }
                return place == .before
                    ? [recorded, delivery.envelope] : [delivery.envelope, recorded]
            })
        try expectUnaffected(run, "foreign")
    }

    @Test("D12 an envelope \"from 1\" with a bad signature comes first", arguments: Round.allCases)
    func forgedSignature(round: Round) throws {
        for scheme in CommitmentScheme.allCases where takesPlace(round, in: scheme) {
            var run = FaultRun(scheme)
            run.configuration.network.add(
                .tamper { delivery in
                    guard delivery.sender?.value == 1, delivery.round == round else {
                        return [delivery.envelope]
                    }
                    // One with another body and one with another signature.
                    var body = delivery.envelope
                    body[40] ^= 1
                    var signature = delivery.envelope
                    signature[signature.count - 1] ^= 1
                    return [body, signature, delivery.envelope]
                })
            try expectUnaffected(run, "unauthenticated", count: 2)
        }
    }

    @Test("D13 the identical message 1000 times", arguments: CommitmentScheme.allCases)
    func repeated(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        run.configuration.network.add(
            .duplicate(times: 1000) { $0.sender?.value == 1 && $0.round == .deal })
        // Compared once below instead of a thousand times.
        run.configuration.checksRefusals = false
        let result = try expectUnaffected(run, "duplicate", count: 999)

        let deal = try #require(result.envelope(of: 1, in: .deal)).bytes
        var auditor = Auditor(of: result.ceremony)
        for join in result.envelopes(in: .join) { auditor.receive(join.bytes) }
        auditor.closeRound()
        #expect(auditor.receive(deal) == .accepted)
        let once = auditor.state
        for _ in 2...1000 { #expect(auditor.receive(deal) == .duplicate) }
        #expect(auditor.state == once)
    }

    /// The outcome is that of the twin, except that every honest participant refused something.
    @discardableResult
    private func expectUnaffected(
        _ run: FaultRun, _ receipt: String, count: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> CeremonyResult {
        let (result, twin) = try run.expect(harmless: true, sourceLocation: sourceLocation)
        #expect(
            result.auditor.transcript == twin.auditor.transcript, sourceLocation: sourceLocation)
        for index in 1...5 {
            #expect(result.receipts(receipt, of: index) == count, sourceLocation: sourceLocation)
            #expect(twin.receipts(receipt, of: index) == 0, sourceLocation: sourceLocation)
        }
        return result
    }

    private func takesPlace(_ round: Round, in scheme: CommitmentScheme) -> Bool {
        switch scheme {
        case .feldman: [.join, .deal, .respond, .certify].contains(round)
        case .pedersen: [.join, .deal, .respond, .extract, .confirm, .certify].contains(round)
        }
    }

    @Test(
        "D15 a dealing that arrives before round 0 has closed",
        arguments: CommitmentScheme.allCases)
    func dealingBeforeJoiningIsClosed(scheme: CommitmentScheme) throws {
        let honest = try CeremonySimulation.run(FaultRun(scheme).configuration)
        let dealing = try #require(honest.envelope(of: 5, in: .deal)).bytes
        var run = FaultRun(scheme)
        try run.give(5, OnRound(.join) { postings, _ in postings.now.insert(dealing, at: 0) })
        let (result, twin) = try run.expect(harmless: true)
        for index in 1...4 {
            #expect(result.receipts("notYet", of: index) == 1)
            #expect(twin.receipts("notYet", of: index) == 0)
        }
        #expect(result.auditor.transcript == twin.auditor.transcript)
        // Offered again after the closing it is used, though its dealer posts it at no other time.
        var early = FaultRun(scheme)
        try early.give(
            5, OnRound(.join) { postings, _ in postings.now.insert(dealing, at: 0) },
            OnRound(.deal) { postings, _ in postings.now = [] })
        let used = try CeremonySimulation.run(early.configuration)
        #expect(used.violations() == [])
        #expect(used.auditor.transcript == twin.auditor.transcript)
    }

    @Test(
        "D16 a second dealing posted before an honest complaint about the first is read",
        arguments: CommitmentScheme.allCases)
    func secondDealing(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        try run.give(
            5, ScriptedFault.wrongShare,
            OnRound(.respond) { postings, participant in
                let right = participant.dealing { _ in }
                postings.now = [right].compactMap(\.self) + postings.now
            })
        let (result, _) = try run.expect { expected in
            expected.convict(5, .equivocation, .respond)
            expected.convict(5, .invalidShare, .respond)
            expected.exclude(5)
        }
        #expect(try result.complaints().map(\.dealer.value) == [5])
    }
}
