import DKG
import DKGTestHarness
import Testing

@Suite("Random plans of faults")
struct RandomPlanTests {
    /// What a seed stands for.
    private struct Plan: CustomStringConvertible {
        var configuration: SimulationConfiguration
        var description: String
        /// At most t - 1 deviate, and the network only shuffles.
        private(set) var isBearable = false

        init(seed: UInt64) throws {
            var random = DeterministicRandomSource(seed: seed, label: "plan")
            let scheme: CommitmentScheme = Bool.random(using: &random) ? .feldman : .pedersen
            let board: BoardKind = Bool.random(using: &random) ? .agreed : .relay
            let threshold = Int.random(in: 1...3, using: &random)
            let fewest = board == .relay ? 3 * threshold - 2 : 2 * threshold - 1
            let participants = fewest + Int.random(in: 0...2, using: &random)
            configuration = SimulationConfiguration(
                participants: participants, threshold: threshold, scheme: scheme, board: board,
                seed: seed)
            description = "\(scheme), \(board), n = \(participants), t = \(threshold)"
            // Mostly as many as the protocol withstands, sometimes more.
            let bound = Int.random(in: 0..<4, using: &random) == 0 ? participants : threshold - 1
            let all = try (1...participants).map { try ParticipantIndex($0) }
            for index in all.shuffled(using: &random).prefix(bound) {
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let fault = ScriptedFaultTests.all.randomElement(using: &random) ?? .absent
                    configuration.add(fault, to: index)
                    description += ", \(index) \(fault)"
                }
            }
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                configuration.network.add(.lose(percent: 5))
                description += ", loses 5 percent"
            case 1:
                // Every reader misses other envelopes: a board that lies.
                let offset = UInt8.random(in: 0...255, using: &random)
                configuration.network.add(
                    .drop { delivery in
                        let reader = delivery.reader.description.utf8.last ?? 0
                        let byte = delivery.envelope.last ?? 0
                        return (byte &+ reader &* 37 &+ offset) % 24 == 0
                    })
                description += ", lies"
            default:
                configuration.network.add(.shuffle)
                isBearable = bound < threshold
            }
        }
    }

    @Test("No plan violates an invariant", arguments: UInt64(1)...120)
    func random(seed: UInt64) throws {
        let plan = try Plan(seed: seed)
        let result = try CeremonySimulation.run(plan.configuration)
        #expect(result.violations() == [], "\(plan)")
        // On a board that does not lie, a bearable number of faults never prevents the key, unless
        // too few join.
        guard plan.isBearable else { return }
        #expect(
            result.auditor.outcome == .certified
                || result.auditor.abortReason == .tooFewParticipants, "\(plan)")
    }
}
