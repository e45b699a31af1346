import DKG
import DKGTestHarness
import FaultModel
import Testing

@Suite("Shrinking a plan")
struct PlanShrinkerTests {
    /// A model that forgets that a member that is silent in round 3 fails.
    private func forgetful(_ plan: FaultPlan) -> Prediction {
        var prediction = FaultModel.predict(plan)
        let silent = Set(prediction.inactive[.extract] ?? [])
        prediction.failed.removeAll(where: silent.contains)
        return prediction
    }

    /// A model that takes every complaint for a right one.
    private func credulous(_ plan: FaultPlan) -> Prediction {
        var prediction = FaultModel.predict(plan)
        prediction.faults.removeAll { $0.kind == .falseComplaint }
        return prediction
    }

    private let plan = FaultPlan(
        scheme: .pedersen, board: .relay, participants: 7, threshold: 3, seed: 5,
        conduct: [
            2: [.wrongBlinding(to: [1, 7], by: 2), .silent(.extract), .otherTranscript],
            6: [.late(.certify), .silent(.extract), .misreveals([2, 8], .open)],
        ])

    @Test("What a wrong model misses is found and shrunk to the least")
    func wrongModel() throws {
        let failure = try #require(try PlanFailure.search(plan, model: forgetful))
        #expect(failure.original == plan)
        // 2 is convicted before it could be silent; it is 6 that remains.
        #expect(failure.plan.conduct == [6: [.silent(.extract)]])
        #expect(failure.plan.board == .agreed)
        #expect(failure.plan.participants == 6)
        #expect(failure.plan.threshold == 1)
        #expect(failure.plan.seed == 1)
        #expect(failure.violations.map(\.invariant) == [.prediction])
        #expect(failure.description.contains(failure.plan.description))
        #expect(failure.description.contains("// (h) auditor: the plan predicts as failed []"))
        // Nothing smaller fails.
        #expect(try PlanFailure.search(failure.plan, model: forgetful)?.plan == failure.plan)
    }

    @Test("Targets and numbers shrink, too")
    func targets() throws {
        let plan = FaultPlan(
            scheme: .feldman, participants: 6, threshold: 2, seed: 3,
            conduct: [5: [.accuses([1, 2, 3, 6], .respond), .wrongShare(to: [5, 1], by: 4)]])
        let failure = try #require(try PlanFailure.search(plan, model: credulous))
        #expect(failure.plan.participants == 5)
        let behaviours = try #require(failure.plan.conduct[5])
        #expect(behaviours.count == 1)
        guard case .accuses(let dealers, .respond)? = behaviours.first else {
            Issue.record("\(behaviours)")
            return
        }
        #expect(dealers.count == 1)
    }

    @Test("With a right model there is nothing to find")
    func rightModel() throws {
        #expect(try PlanFailure.search(plan) == nil)
    }

    @Test("What always fails shrinks to an honest ceremony of one")
    func everything() {
        let smallest = PlanShrinker.shrink(plan) { _ in true }
        #expect(
            smallest
                == FaultPlan(scheme: .pedersen, participants: 1, threshold: 1, conduct: [:]))
    }

    @Test("What fails for a reason keeps the reason")
    func reason() {
        let smallest = PlanShrinker.shrink(plan) { plan in
            plan.conduct.values.joined().contains { behaviour in
                guard case .wrongBlinding(let receivers, _) = behaviour else { return false }
                return receivers.contains(7)
            }
        }
        #expect(smallest.conduct == [2: [.wrongBlinding(to: [7], by: 1)]])
        #expect(smallest.participants == 2)
        #expect(smallest.threshold == 1)
    }
}
