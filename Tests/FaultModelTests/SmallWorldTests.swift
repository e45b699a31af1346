import DKG
import DKGTestHarness
import FaultModel
import Testing

/// A slice of what one faulty participant can do among three and four.
///
/// The whole is 1013086 plans, 2672 and 39578 for each faulty one of three in feldman and pedersen, 20186
/// and 201398 for each of four; `Scripts/soak.sh smallworlds` runs them.
@Suite("Small worlds")
struct SmallWorldTests {
    /// Those in which the first of three is faulty, the last of three, or the last of four.
    static let worlds = SmallWorld.all.filter { world in
        world.faulty == world.participants || world.participants == 3 && world.faulty == 1
    }

    private func stride(of world: SmallWorld) -> Int {
        switch (world.participants, world.scheme) {
        case (3, .feldman): 41
        case (3, .pedersen): 193
        case (_, .feldman): 601
        default: 3989
        }
    }

    @Test("Each of 2038 plans has the outcome that the model predicts", arguments: worlds)
    func slice(world: SmallWorld) throws {
        let plans = world.plans(stride: stride(of: world))
        for plan in plans {
            if let failure = try PlanFailure.search(plan) { Issue.record(failure) }
        }
    }

    @Test("They reach every verdict")
    func verdicts() {
        let plans = SmallWorldTests.worlds.flatMap { $0.plans(stride: stride(of: $0)) }
        #expect(plans.count == 2038)
        let kinds = plans.flatMap { FaultModel.predict($0).faults.map(\.kind) }
        #expect(Set(kinds) == Set(FaultKind.allCases))
    }
}
