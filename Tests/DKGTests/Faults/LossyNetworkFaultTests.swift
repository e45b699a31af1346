import DKG
import DKGTestHarness
import TestSupport
import Testing

/// A board that all read alike in the end, over a network that loses, delays, repeats and reorders.
@Suite("Faults: lossy networks")
struct LossyNetworkFaultTests {
    /// Polls the board until nothing is missing; returns how many polls that took.
    ///
    /// Every poll loses a quarter of what is new, holds some of it back for the next one, repeats
    /// some of what came before, and mixes the order. For the first polls the members are cut in
    /// two, and nobody sees what the other part posted.
    private func poll(
        _ board: [[UInt8]], _ participant: inout UnstoredParticipant, partitioned: Int,
        using random: inout SeededRandomSource
    ) -> Int {
        var missing = board
        var seen: [[UInt8]] = []
        var delayed: [[UInt8]] = []
        let isLow = participant.index.value <= 2
        var polls = 0
        while !missing.isEmpty || !delayed.isEmpty {
            polls += 1
            var arriving = delayed
            delayed = []
            var still: [[UInt8]] = []
            for envelope in missing {
                let sender = (try? Envelope(decoding: envelope))?.sender.value ?? 0
                if polls <= partitioned && (sender <= 2) != isLow {
                    still.append(envelope)
                } else if Int.random(in: 0..<100, using: &random) < 25 {
                    still.append(envelope)
                } else if Int.random(in: 0..<100, using: &random) < 25 {
                    delayed.append(envelope)
                } else {
                    arriving.append(envelope)
                }
            }
            missing = still
            arriving += seen.filter { _ in Int.random(in: 0..<100, using: &random) < 25 }
            arriving.shuffle(using: &random)
            for envelope in arriving {
                let receipt = participant.receive(envelope)
                #expect(receipt == (seen.contains(envelope) ? .duplicate : .accepted))
                seen.append(envelope)
            }
            #expect(participant.isComplete == (missing.isEmpty && delayed.isEmpty))
        }
        return polls
    }

    @Test(
        "O5 lost, delayed, repeated, reordered, cut in two and healed: complete in time it finishes",
        arguments: UInt64(1)...6)
    func heals(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let scheme: CommitmentScheme = seed % 2 == 0 ? .feldman : .pedersen
        var undisturbed = try Bench(scheme)
        var rounds: [[[UInt8]]] = []
        while undisturbed.state.openRound != nil {
            rounds.append(undisturbed.posted)
            undisturbed.close()
        }
        var polls = 0
        for member in undisturbed.members {
            var participant = try member.rebuilt()
            for round in rounds {
                polls += poll(round, &participant, partitioned: 3, using: &random)
                participant.closeRound()
            }
            let isSame = participant.state == undisturbed.state
            #expect(isSame, "participant \(member.number)")
            #expect(participant.groupKey == undisturbed.state.groupKey)
        }
        // Something was disturbed.
        #expect(polls > 3 * 5 * rounds.count)
    }

    @Test(
        "O5 what does not arrive in time is inactive, and convicts nobody",
        arguments: CommitmentScheme.allCases)
    func doesNotHeal(scheme: CommitmentScheme) throws {
        var run = FaultRun(scheme)
        // From the dealing on the board never sees participant 5 again, as in a partition that
        // lasts; what is delayed by a round comes too late.
        run.configuration.network.add(.shuffle)
        run.configuration.network.add(.duplicate(times: 3) { $0.sender?.value == 1 })
        run.configuration.network.add(
            .delay(steps: 1) { $0.sender?.value == 5 && $0.round == .deal })
        run.configuration.network.add(
            .drop { $0.sender?.value == 5 && $0.round != .join && $0.round != .deal })
        let result = try run.expect { expected in
            expected.addInactive(5, .deal, .respond)
            expected.exclude(5)
        }.result
        #expect(result.receipts("late", of: 1) == 1)
        #expect(result.auditor.convicted.isEmpty)
    }

    @Test("O5 a quarter of everything lost for good", arguments: UInt64(1)...10)
    func lossy(seed: UInt64) throws {
        for scheme in CommitmentScheme.allCases {
            var configuration = SimulationConfiguration(
                participants: 7, threshold: 2, scheme: scheme, seed: seed)
            configuration.network.add(.lose(percent: 25))
            configuration.network.add(.shuffle)
            configuration.network.add(.duplicate(times: 2) { $0.envelope.last ?? 0 < 64 })
            let result = try CeremonySimulation.run(configuration)
            #expect(result.violations() == [])
            #expect(result.isReadAlike)
            #expect(result.auditor.convicted.isEmpty)
            let inactive = result.auditor.inactive.values.joined()
            #expect(!inactive.isEmpty)
            for participant in result.participants
            where result.auditor.joined.contains(participant.index) {
                #expect(participant.state.outcome == result.auditor.outcome)
            }
        }
    }
}
