import DKG
import DKGTestHarness
import FaultModel
import Testing

@Suite("Random plans over a log")
struct LogPlanTests {
    @Test("Every plan keeps the invariants", arguments: 0..<UInt64(60))
    func plans(seed: UInt64) throws {
        let plan = LogPlan.plan(seed: seed)
        #expect(try plan.violations() == [], "\(plan)")
    }

    @Test("The plans have everything in them that can go wrong")
    func variety() {
        let plans = (0..<UInt64(200)).map(LogPlan.plan)
        #expect(plans.contains { $0.isBearable } && plans.contains { !$0.isBearable })
        #expect(plans.contains { !$0.schedule.impatient.isEmpty })
        #expect(plans.contains { !$0.schedule.patient.isEmpty })
        #expect(plans.contains { !$0.absent.isEmpty })
        #expect(plans.contains { $0.schedule.crashOneIn == 15 })
        for mischief in LogMischief.allCases {
            #expect(plans.contains { $0.mischief.values.contains { $0.contains(mischief) } })
        }
    }
}
