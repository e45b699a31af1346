import CeremonyLog
import DKG
import DKGTestHarness
import Testing

@Suite("A ceremony over a log")
struct LogSimulationTests {
    private func configuration(
        _ participants: Int, _ threshold: Int, _ scheme: CommitmentScheme, seed: UInt64
    ) -> SimulationConfiguration {
        SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, seed: seed)
    }

    @Test(
        "Everybody has the key, and every round closed by its last message",
        arguments: [
            CommitmentScheme.feldman, .pedersen,
        ])
    func honest(scheme: CommitmentScheme) throws {
        let result = try LogSimulation.run(configuration(3, 2, scheme, seed: 1))
        #expect(result.violations() == [])
        #expect(result.auditor.state.outcome == .certified)
        #expect(result.auditor.closings.allSatisfy { $0.cause == .complete })
        #expect(result.board.entries.count == (scheme == .feldman ? 12 : 18))
    }

    @Test("Members are killed between any two steps, and appends fail", arguments: 0..<24)
    func rough(seed: UInt64) throws {
        let scheme: CommitmentScheme = seed.isMultiple(of: 2) ? .feldman : .pedersen
        let result = try LogSimulation.run(
            configuration(4, 2, scheme, seed: seed), schedule: .rough)
        #expect(result.violations() == [])
        #expect(result.auditor.state.outcome == .certified)
        // Otherwise the schedule tests nothing.
        #expect(result.members.map(\.crashes).reduce(0, +) > 0)
    }

    @Test(
        "A member that vanishes is voted out of every round, by the others alone",
        arguments: [
            CommitmentScheme.feldman, .pedersen,
        ])
    func votes(scheme: CommitmentScheme) throws {
        var configuration = configuration(3, 2, scheme, seed: 5)
        configuration.add(ScriptedFault.vanishes(.deal), to: try ParticipantIndex(3))
        let result = try LogSimulation.run(configuration, schedule: .rough)
        #expect(result.violations() == [])
        #expect(result.auditor.state.outcome == .certified)
        // The one that says nothing is expected in the round of the dealings and has no part later.
        let causes = result.auditor.closings.map(\.cause)
        #expect(causes.first == .complete)
        #expect(causes.contains(.votes))
    }

    @Test("Whoever is called absent is not waited for in the joining, and takes part if it comes")
    func absent() throws {
        var configuration = configuration(4, 2, .feldman, seed: 3)
        configuration.add(ScriptedFault.absent, to: try ParticipantIndex(4))
        let result = try LogSimulation.run(configuration, absent: [4])
        #expect(result.violations() == [])
        #expect(result.auditor.closings.first?.cause == .complete)
        #expect(result.auditor.state.joined.map(\.value) == [1, 2, 3])

        let expected = try LogSimulation.run(configuration, schedule: .rough)
        #expect(expected.violations() == [])
        #expect(expected.auditor.closings.first?.cause == .votes)
    }

    @Test("t - 1 members that lie in every way change nothing for the others", arguments: 0..<40)
    func mischief(seed: UInt64) throws {
        // A second join takes its member out of the ceremony, with its other faults; half of the runs keep it.
        let joinsTwice = seed % 4 >= 2
        var configuration = configuration(
            joinsTwice ? 7 : 5, 3, seed.isMultiple(of: 2) ? .feldman : .pedersen, seed: seed)
        let faults: [ScriptedFault] = [
            .wrongShare, .equivocate, .falseComplaint, .silent(.respond),
        ]
        configuration.add(faults[Int(seed) % 4], to: try ParticipantIndex(2))
        configuration.add(faults[Int(seed / 4) % 4], to: try ParticipantIndex(5))
        var kinds = Set(LogMischief.allCases)
        if !joinsTwice { kinds.remove(.surplus) }
        let result = try LogSimulation.run(
            configuration, schedule: .rough, mischief: [2: kinds, 5: kinds])
        #expect(result.violations() == [])
        #expect(result.auditor.state.outcome == .certified)
    }

    @Test(
        "An honest member whose clock is wrong, beside t - 1 liars, hurts nobody", arguments: 0..<16
    )
    func wrongClock(seed: UInt64) throws {
        var configuration = configuration(5, 3, .pedersen, seed: seed)
        configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(2))
        configuration.add(ScriptedFault.silent(.respond), to: try ParticipantIndex(5))
        var schedule = LogSchedule.rough
        schedule.impatient = [1]
        let result = try LogSimulation.run(
            configuration, schedule: schedule,
            mischief: [2: [.earlyVotes], 5: [.earlyVotes, .forgedVotes]])
        // f is t here, so a key is not promised; agreement and innocence are.
        #expect(result.violations().filter { $0.invariant != .shares } == [])
    }

    @Test("A clock that stands still does not keep the others from ending")
    func stoppedClock() throws {
        var configuration = configuration(5, 3, .feldman, seed: 9)
        configuration.add(ScriptedFault.vanishes(.deal), to: try ParticipantIndex(4))
        var schedule = LogSchedule()
        schedule.patient = [2]
        let result = try LogSimulation.run(configuration, schedule: schedule)
        #expect(result.violations() == [])
        #expect(result.auditor.state.outcome == .certified)
    }
}
