import DKGTestHarness
import FaultModel
import Testing
import ThresholdSigning

@Suite("Random plans of signatures have the outcome that the model predicts")
struct SigningPredictionTests {
    @Test("200 plans of up to ten signers", arguments: 0..<UInt64(10))
    func random(part: UInt64) throws {
        for seed in part * 20..<(part + 1) * 20 {
            let plan = RandomSigningPlan.plan(seed: seed)
            if let failure = try SigningPlanFailure.search(plan) { Issue.record(failure) }
        }
    }
}
