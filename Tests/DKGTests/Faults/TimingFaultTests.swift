import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, D14: messages in every order, early and late.
@Suite("Faults: timing")
struct TimingFaultTests {
    /// A ceremony in which the round of a kind takes place, and 5 has something to say in it.
    private func run(in kind: Round, _ scheme: CommitmentScheme) throws -> FaultRun {
        var run = FaultRun(scheme)
        switch kind {
        case .respondAgain: try run.give(4, ScriptedFault.wrongShare)
        case .confirmAgain, .open: try run.give(4, ScriptedFault.badExtraction)
        default: break
        }
        return run
    }

    private func rounds(of result: CeremonyResult) -> [Round] {
        Round.allCases.filter { !result.envelopes(in: $0).isEmpty }
    }

    @Test(
        "D14 every kind in every round, early and late",
        arguments: CommitmentScheme.allCases, Round.allCases.filter { $0 != .join })
    func earlyAndLate(scheme: CommitmentScheme, kind: Round) throws {
        let base = try run(in: kind, scheme)
        guard base.configuration.canHold(kind) else { return }
        let onTime = try CeremonySimulation.run(base.configuration)
        let envelope = try #require(onTime.envelope(of: 5, in: kind)).bytes
        var silent = base
        try silent.give(5, ScriptedFault.silent(kind))
        let withoutIt = try CeremonySimulation.run(silent.configuration)
        #expect(CeremonySummary(withoutIt.auditor) != CeremonySummary(onTime.auditor))

        for time in rounds(of: onTime) {
            var run = base
            try run.give(
                5, OnRound(kind) { postings, _ in postings.now = [] },
                OnRound(time) { postings, _ in postings.now.append(envelope) })
            let result = try CeremonySimulation.run(run.configuration)
            #expect(result.violations() == [])
            // One that comes before there is a session is not understood, is offered again and used
            // when due; one that comes after its round is late and leaves no trace.
            let isUsed = time <= kind
            let reference = isUsed ? onTime : withoutIt
            #expect(
                CeremonySummary(result.auditor) == CeremonySummary(reference.auditor),
                "\(kind) in \(time)")
            #expect(result.auditor.transcript == reference.auditor.transcript)
            let receipts = result.receiptNames(of: 1)
            #expect(receipts.contains("notYet") == (time == .join))
            // Offered again when the dealing is open, a dealing is in time and need not be kept.
            let isKept = time < kind && !(time == .join && kind == .deal)
            #expect(receipts.contains("kept") == isKept)
            #expect(receipts.contains("late") == (time > kind))
        }
    }

    @Test(
        "D14 kinds whose round does not take place leave no trace",
        arguments: CommitmentScheme.allCases)
    func passedOver(scheme: CommitmentScheme) throws {
        let kinds: [Round] = scheme == .feldman ? [.respondAgain] : [.confirmAgain, .open]
        let honest = try CeremonySimulation.run(FaultRun(scheme).configuration)
        let times = rounds(of: honest).filter { $0 != .join }
        for kind in kinds {
            // Two different messages of the kind, both early, both late, or one of each.
            for (first, second) in times.flatMap({ time in times.map { (time, $0) } }) {
                guard first <= second else { continue }
                func posts(_ number: UInt8, in time: Round) -> OnRound {
                    OnRound(time) { postings, participant in
                        postings.now.append(participant.envelope(body: [number], in: kind))
                    }
                }
                var run = FaultRun(scheme)
                try run.give(5, posts(1, in: first), posts(2, in: second))
                let result = try CeremonySimulation.run(run.configuration)
                #expect(result.violations() == [])
                #expect(CeremonySummary(result.auditor) == CeremonySummary(honest: 5))
                #expect(result.auditor.transcript == honest.auditor.transcript)
                let receipts = result.receiptNames(of: 1)
                #expect(receipts.contains("kept") == (first < kind))
                #expect(
                    receipts.contains("late") == (second > kind), "\(kind): \(first), \(second)")
                #expect(receipts.contains("equivocation") == (second < kind))
            }
        }
    }

    @Test("D14 a second, different join in any round", arguments: CommitmentScheme.allCases)
    func secondJoin(scheme: CommitmentScheme) throws {
        let honest = try CeremonySimulation.run(
            FaultRun(scheme, participants: 7).configuration)
        for time in rounds(of: honest) {
            var run = FaultRun(scheme, participants: 7)
            let other = try CeremonyFixture(run.configuration).participant(7).joinMessage
            try run.give(7, OnRound(time) { postings, _ in postings.now.append(other) })
            let (result, _) = try run.expect(harmless: time != .join) { expected in
                // Not in J, and nobody is convicted; somebody else may have taken the key.
                if time == .join {
                    expected.joined.removeLast()
                    expected.exclude(7)
                }
            }
            #expect((result.participant(7)?.outcome == .joinConflict) == (time == .join))
            #expect(result.receipts("conflict", of: 1) == (time == .join ? 1 : 0))
            #expect(result.receipts("late", of: 1) == (time == .join ? 0 : 1))
            #expect(
                (result.auditor.transcript == honest.auditor.transcript) == (time != .join))
        }
    }

    @Test(
        "D14 all orders of one round's messages for n = 5", arguments: CommitmentScheme.allCases)
    func allOrders(scheme: CommitmentScheme) throws {
        let result = try CeremonySimulation.run(FaultRun(scheme).configuration)
        var auditor = Auditor(of: result.ceremony)
        var digests: Set<Digest> = []
        for step in 0..<result.board.roundCount - 1 {
            let envelopes = result.board.envelopes(inRound: step)
            let before = auditor
            for envelope in envelopes { auditor.receive(envelope) }
            // Equal states have equal futures, so the rest of the board need not be read again.
            let full = auditor
            auditor.closeRound()
            let orders = permutations(of: envelopes)
            #expect(orders.count == 120)
            for order in orders {
                var other = before
                for envelope in order { other.receive(envelope) }
                #expect(other.state == full.state)
            }
            for order in orders where step < result.board.roundCount - 2 {
                // And once more to the end, for every tenth order.
                guard order.first == envelopes.last, order.last == envelopes.first else { continue }
                var other = before
                for envelope in order { other.receive(envelope) }
                other.closeRound()
                for later in step + 1..<result.board.roundCount - 1 {
                    for envelope in result.board.envelopes(inRound: later) {
                        other.receive(envelope)
                    }
                    other.closeRound()
                }
                digests.formUnion([other.state.transcript?.digest].compactMap(\.self))
            }
        }
        #expect(digests == [try #require(result.auditor.transcript).digest])
    }

    @Test("D14 all orders with a contradiction among the messages")
    func allOrdersOfContradictions() throws {
        var run = FaultRun(.pedersen)
        try run.give(5, ScriptedFault.equivocate)
        let result = try CeremonySimulation.run(run.configuration)
        var auditor = Auditor(of: result.ceremony)
        for join in result.envelopes(in: .join) { auditor.receive(join.bytes) }
        auditor.closeRound()
        let dealings = result.envelopes(in: .deal).map(\.bytes).suffix(4)
        for order in permutations(of: Array(dealings)) {
            var other = auditor
            for envelope in order { other.receive(envelope) }
            other.closeRound()
            #expect(other.state.faults.map(\.culprit.value) == [5])
            #expect(other.state.faults.allSatisfy { $0.isProven })
        }
    }

    private func permutations<Item>(of items: [Item]) -> [[Item]] {
        guard let first = items.first else { return [[]] }
        return permutations(of: Array(items.dropFirst())).flatMap { rest in
            (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
        }
    }
}

extension SimulationConfiguration {
    /// Whether the scheme knows a kind of message.
    fileprivate func canHold(_ kind: Round) -> Bool {
        switch scheme {
        case .feldman: kind < .extract || kind == .certify
        case .pedersen: kind != .respondAgain
        }
    }
}
