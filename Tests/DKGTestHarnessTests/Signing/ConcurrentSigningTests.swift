import DKG
import DKGTestHarness
import Testing
import ThresholdSigning

@Suite("Sessions at once")
struct ConcurrentSigningTests {
    @Test(
        "A hundred sessions sign at once with one key, each with a coordinator and signers of its own"
    )
    func hundred() async throws {
        let group = try SigningGroup(dealing: 3, of: 5, seed: 1)
        let schemes = SigningSimulationTests.schemes
        let results = try await withThrowingTaskGroup(of: SigningOutcome.self) { tasks in
            for number in UInt64(0)..<100 {
                let liar = try ParticipantIndex(1 + number % 5)
                tasks.addTask {
                    var configuration = SigningConfiguration(
                        signing: Array("message \(number)".utf8),
                        by: schemes[Int(number % 4)], seed: number)
                    configuration.scripts[liar] = SignerScript(.wrongShare)
                    return try SigningSimulation.run(configuration, by: group)
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(results.flatMap { $0.violations() } == [])
        #expect(Set(results.compactMap(\.signature)).count == 100)
        // The same in turn.
        for result in results where result.configuration.seed < 8 {
            let again = try SigningSimulation.run(result.configuration, by: group)
            #expect(again.signature == result.signature)
        }
    }
}
