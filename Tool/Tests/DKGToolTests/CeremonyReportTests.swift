import CeremonyLog
import DKG
import DKGTestHarness
import Foundation
import Testing

@testable import DKGTool

@Suite("What is reported of a log")
struct CeremonyReportTests {
    @Test("A key that was pending is certified once enough have signed, however late")
    func lateSignatures() throws {
        // Two that do not sign vote early, beside an honest member whose clock is wrong.
        var found = false
        for seed in 0..<60 where !found {
            var configuration = SimulationConfiguration(
                participants: 5, threshold: 3, scheme: .feldman, seed: UInt64(seed))
            for number in 4...5 {
                configuration.add(
                    ScriptedFault.silent(.certify), to: try ParticipantIndex(number))
            }
            var schedule = LogSchedule()
            schedule.impatient = [1, 2]
            let result = try LogSimulation.run(
                configuration, schedule: schedule, mischief: [4: [.earlyVotes], 5: [.earlyVotes]])
            let auditor = result.auditor
            guard auditor.state.outcome == .pending, let key = auditor.groupKey else { continue }
            found = true
            let report = CeremonyReport(
                result.call, auditor.state, certified: key, auditor.status, auditor.closings)
            #expect(report.outcome == "certified")
            #expect(report.exitStatus == 0)
            #expect(report.publicKey == "\(key.publicKey)")
            let before = CeremonyReport(
                result.call, auditor.state, certified: nil, auditor.status, auditor.closings)
            #expect(before.outcome == "pending")
            #expect(before.exitStatus == 6)
            #expect(before.publicKey == nil)
            // At least the honest ones of the three that signed.
            #expect(report.assuredShares ?? 0 >= 1)
            #expect(before.assuredShares == auditor.state.assuredShares)
            #expect(report.assuredShares == auditor.state.assuredShares(by: key.certificate))
            #expect(!before.isAssured)
        }
        #expect(found)
    }
}
