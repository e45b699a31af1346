import DKG
import DKGTestHarness
import Testing

/// A slice of what one faulty participant can do among three and four.
///
/// The whole is 1013086 plans, 2672 and 39578 for each faulty one of three in feldman and pedersen, 20186
/// and 201398 for each of four; `Scripts/soak.sh smallworlds` runs them.
@Suite("Small worlds")
struct SmallWorldTests {
    /// Every world of three, and of four those in which the last participant is faulty.
    static let worlds = SmallWorld.all.filter { $0.participants == 3 || $0.faulty == 4 }

    /// How many branches behind the dealing are passed over for one that is followed.
    private func stride(of world: SmallWorld) -> Int {
        switch (world.participants, world.scheme) {
        case (3, .feldman): 41
        case (3, .pedersen): 97
        case (_, .feldman): 401
        default: 1999
        }
    }

    @Test("Each plan has the outcome that the model predicts", arguments: worlds)
    func slice(world: SmallWorld) throws {
        let plans = world.plans(stride: stride(of: world))
        #expect(plans.count >= 85)
        for plan in plans {
            if let failure = try PlanFailure.search(plan) { Issue.record(failure) }
        }
    }

    @Test("The slices reach every verdict that one participant can earn")
    func verdicts() {
        let kinds = SmallWorldTests.worlds.flatMap { world in
            world.plans(stride: stride(of: world)).flatMap { plan in
                FaultModel.predict(plan).faults.map(\.kind)
            }
        }
        #expect(Set(kinds).count >= 7)
    }
}
