import DKGTestHarness
import FaultModel
import Testing
import ThresholdSigning

@Suite("Shrinking a plan of a signature")
struct SigningShrinkerTests {
    private let plan = SigningPlan(
        origin: .pedersen, participants: 7, threshold: 3, scheme: .bip445(.draft6), seed: 5,
        order: 11,
        conduct: [
            2: SignerScript(.notCanonical, after: 1), 4: SignerScript(.usedNext, returns: true),
            6: SignerScript(.contradicts),
        ], coordinator: .replaysOld)

    /// A model that takes every share for an integer below q.
    private func credulous(_ plan: SigningPlan) -> SigningPrediction {
        var prediction = SigningModel.predict(plan)
        prediction.convicted.removeAll { $0.fault == .notCanonical }
        return prediction
    }

    /// A model that believes that nobody needs another session.
    private func hopeful(_ plan: SigningPlan) -> SigningPrediction {
        var prediction = SigningModel.predict(plan)
        prediction.sessions = Array(prediction.sessions.prefix(1))
        return prediction
    }

    @Test("What a wrong model misses is found and shrunk to the least")
    func wrongModel() throws {
        let failure = try #require(try SigningPlanFailure.search(plan, model: credulous))
        #expect(failure.original == plan)
        #expect(
            failure.plan
                == SigningPlan(
                    participants: 1, threshold: 1, conduct: [1: SignerScript(.notCanonical)]))
        #expect(failure.violations.map(\.invariant) == [.prediction])
        #expect(failure.description.contains(failure.plan.description))
        #expect(
            failure.description.contains(
                "// prediction: the plan predicts the verdicts [], and there is [1 answered"))
        // Nothing smaller fails.
        #expect(
            try SigningPlanFailure.search(failure.plan, model: credulous)?.plan == failure.plan)
    }

    @Test("A wrong number of sessions is found, too")
    func wrongSessions() throws {
        let failure = try #require(try SigningPlanFailure.search(plan, model: hopeful))
        // Where one suffices, the second is asked before the first has answered.
        #expect(failure.plan == SigningPlan(participants: 2, threshold: 1))
        #expect(failure.description.contains("the plan predicts the sessions [["))
    }

    @Test("With a right model there is nothing to find")
    func rightModel() throws {
        #expect(try SigningPlanFailure.search(plan) == nil)
    }

    @Test("What always fails shrinks to an honest signature of one")
    func everything() {
        let smallest = PlanShrinker.shrink(plan) { _ in true }
        #expect(smallest == SigningPlan(participants: 1, threshold: 1))
    }
}
