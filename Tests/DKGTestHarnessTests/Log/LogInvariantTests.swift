import CeremonyLog
import DKG
import Testing

@testable import DKGTestHarness

/// What the simulation of a log looks for is seen when it is there.
@Suite("Violations over a log are reported")
struct LogInvariantTests {
    private func result(
        _ fault: ScriptedFault? = nil, _ schedule: LogSchedule = LogSchedule()
    ) throws -> LogResult {
        var configuration = SimulationConfiguration(participants: 3, threshold: 2, scheme: .feldman)
        if let fault { configuration.add(fault, to: try ParticipantIndex(2)) }
        let result = try LogSimulation.run(configuration, schedule: schedule)
        return result
    }

    private func changed(
        _ result: LogResult, _ configuration: SimulationConfiguration? = nil,
        auditor: LogAuditor? = nil
    ) -> Set<Invariant> {
        let other = LogResult(
            configuration: configuration ?? result.configuration, call: result.call,
            board: result.board, auditor: auditor ?? result.auditor, members: result.members,
            steps: result.steps)
        return Set(other.violations().map(\.invariant))
    }

    @Test("A member that comes to no end")
    func unfinished() throws {
        var schedule = LogSchedule()
        schedule.mostSteps = 20
        let result = try result(nil, schedule)
        #expect(result.violations().map(\.invariant).contains(.agreement))
        #expect(result.violations(expectsEnd: false) == [])
    }

    @Test("An auditor that closed other rounds, or concludes something else")
    func disagreement() throws {
        let result = try result()
        #expect(result.violations() == [])
        #expect(changed(result, auditor: LogAuditor(of: result.call)) == [.agreement])
    }

    @Test("Somebody honest who is convicted")
    func innocence() throws {
        let result = try result(.wrongShare)
        #expect(result.violations() == [])
        var innocent = result.configuration
        innocent.faults = [:]
        #expect(changed(result, innocent).contains(.innocence))
    }

    @Test("A fault that is given to a stranger, and terms that cannot be")
    func impossible() throws {
        var configuration = SimulationConfiguration(participants: 3, threshold: 2)
        configuration.add(ScriptedFault.absent, to: try ParticipantIndex(4))
        #expect(throws: SimulationError.self) { _ = try LogSimulation.run(configuration) }
        let relay = SimulationConfiguration(participants: 4, threshold: 2, board: .relay)
        #expect(throws: SimulationError.call(.terms(.relayWithoutCarrier))) {
            _ = try LogSimulation.call(relay)
        }
        let small = SimulationConfiguration(participants: 3, threshold: 2)
        #expect(throws: SimulationError.self) { _ = try LogSimulation.call(small, absent: [1, 2]) }
    }
}
