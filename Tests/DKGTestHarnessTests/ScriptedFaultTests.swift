import DKG
import DKGTestHarness
import Testing

@Suite("Scripted faults")
struct ScriptedFaultTests {
    @Test("Every name is found again", arguments: ScriptedFault.named)
    func names(fault: ScriptedFault) {
        #expect(ScriptedFault(name: fault.description) == fault)
        #expect(fault.description.allSatisfy { $0.isLowercase || $0 == "-" })
    }

    @Test("Names are distinct, and others are unknown")
    func otherNames() {
        #expect(Set(ScriptedFault.named.map(\.description)).count == ScriptedFault.named.count)
        for name in ["", "Wrong-share", "wrong share", "wrong-share ", "silent in deal"] {
            #expect(ScriptedFault(name: name) == nil)
        }
    }

    @Test("Faults with a round say which", arguments: Round.allCases)
    func parameters(round: Round) {
        let faults: [ScriptedFault] = [
            .silent(round), .vanishes(round), .malformed(round), .equivocates(round),
            .otherView(round),
        ]
        #expect(Set(faults.map(\.description)).count == faults.count)
        #expect(faults.allSatisfy { $0.description.hasSuffix(round.description) })
        #expect(ScriptedFault.silent(round).hasEffect(in: .pedersen))
    }

    @Test("Only an absent one does not join")
    func joining() {
        #expect(ScriptedFault.named.filter { !$0.joins } == [.absent])
    }

    /// Everything that can be scripted, the faults with a round in every round.
    static let all: [ScriptedFault] =
        ScriptedFault.named
        + Round.allCases.flatMap { round -> [ScriptedFault] in
            [
                .silent(round), .vanishes(round), .malformed(round), .equivocates(round),
                .otherView(round),
            ]
        }

    @Test("No fault of one participant stops the others", arguments: CommitmentScheme.allCases, all)
    func runs(scheme: CommitmentScheme, fault: ScriptedFault) throws {
        var configuration = SimulationConfiguration(
            participants: 6, threshold: 3, scheme: scheme, seed: 11)
        configuration.add(fault, to: try ParticipantIndex(6))
        let result = try CeremonySimulation.run(configuration)
        #expect(result.violations() == [])
        #expect(result.auditor.outcome == .certified)
        #expect(result.honest.allSatisfy { $0.state.groupKey == result.auditor.groupKey })
        if !fault.hasEffect(in: scheme) {
            let honest = try CeremonySimulation.honest(
                participants: 6, threshold: 3, scheme: scheme, seed: 11)
            #expect(honest.auditor.transcript == result.auditor.transcript)
        }
    }

    @Test("Every pair of faults leaves the invariants alone", arguments: CommitmentScheme.allCases)
    func pairs(scheme: CommitmentScheme) throws {
        for (number, first) in ScriptedFault.named.enumerated() {
            for second in ScriptedFault.named.dropFirst(number) where second.hasEffect(in: scheme) {
                var configuration = SimulationConfiguration(
                    participants: 5, threshold: 3, scheme: scheme, seed: UInt64(number))
                configuration.add(first, to: try ParticipantIndex(2))
                configuration.add(second, to: try ParticipantIndex(5))
                let result = try CeremonySimulation.run(configuration)
                #expect(result.violations() == [], "\(first), \(second)")
            }
        }
    }
}
