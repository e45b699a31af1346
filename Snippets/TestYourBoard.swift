// What a test of one's own integration does with DKGTestHarness.

import DKG
import DKGTestHarness

/// A fault that the harness does not know: posts its message for a round three times.
struct Stutter: FaultScript {
    let round: Round

    func alter(_ postings: inout Postings, of participant: SimulatedParticipant, in round: Round) {
        if round == self.round { postings.now += postings.now + postings.now }
    }
}

var configuration = SimulationConfiguration(
    participants: 7, threshold: 3, scheme: .pedersen, board: .relay, seed: 42)
configuration.add(Stutter(round: .deal), to: try ParticipantIndex(1))
configuration.add(ScriptedFault.badExtraction, to: try ParticipantIndex(6))
configuration.add(ScriptedFault.falseComplaint, to: try ParticipantIndex(7))
configuration.network.add(.shuffle)

let result = try CeremonySimulation.run(configuration)

print("outcome:      ", result.auditor.outcome)
print("convicted:    ", result.auditor.convicted)
print("reconstructed:", result.auditor.reconstructed.keys.sorted())
for participant in result.honest {
    precondition(participant.state.transcript == result.auditor.transcript)
    precondition(participant.changedByRefusal.isEmpty)
}
precondition(result.auditor.faults.allSatisfy { $0.isProven })
