import DKGTestHarness
import FaultModel
import Testing

@Suite("Random plans have the outcome that the model predicts")
struct RandomPredictionTests {
    @Test("Plans of up to five participants", arguments: 0..<UInt64(18))
    func small(part: UInt64) throws {
        for seed in part * 50..<(part + 1) * 50 {
            if let failure = try PlanFailure.search(RandomPlan.plan(seed: seed, largest: 5)) {
                Issue.record(failure)
            }
        }
    }

    @Test("Plans of up to nine participants", arguments: 0..<UInt64(6))
    func large(part: UInt64) throws {
        for seed in 10_000 + part * 8..<10_000 + (part + 1) * 8 {
            if let failure = try PlanFailure.search(RandomPlan.plan(seed: seed)) {
                Issue.record(failure)
            }
        }
    }
}
