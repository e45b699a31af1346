import DKG
import DKGTestHarness
import Testing

@Suite("Participants that work at the same time")
struct WorkersTests {
    @Test(
        "The result is the same, byte for byte, whatever the number of workers",
        arguments: CommitmentScheme.allCases, [2, 3, 16])
    func sameBytes(scheme: CommitmentScheme, workers: Int) throws {
        var configuration = SimulationConfiguration(
            participants: 7, threshold: 4, scheme: scheme, seed: 31)
        configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(2))
        configuration.add(ScriptedFault.silentExtraction, to: try ParticipantIndex(5))
        configuration.network.add(.shuffle)
        var serialEvents: [String] = []
        let serial = try CeremonySimulation.run(configuration) {
            serialEvents.append(WorkersTests.name(of: $0))
        }
        configuration.workers = workers
        var parallelEvents: [String] = []
        let parallel = try CeremonySimulation.run(configuration) {
            parallelEvents.append(WorkersTests.name(of: $0))
        }
        for round in 0..<9 {
            #expect(
                serial.board.envelopes(inRound: round)
                    == parallel.board.envelopes(inRound: round))
        }
        #expect(serial.auditor == parallel.auditor)
        #expect(serialEvents == parallelEvents)
        for (one, other) in zip(serial.participants, parallel.participants) {
            #expect(one.state == other.state)
            #expect(one.outcome == other.outcome)
            #expect(one.receipts == other.receipts)
        }
        #expect(parallel.violations().isEmpty)
    }

    private static func name(of event: SimulationEvent) -> String {
        switch event {
        case .opened(let round, let expected): "opened \(round) \(expected)"
        case .posted(let sender, let round, let count): "posted \(sender) \(round as Any) \(count)"
        case .closed(let reader, let done, let total): "closed \(reader) \(done) \(total)"
        case .concluded(let round, let state): "concluded \(round) \(state.outcome)"
        }
    }
}
