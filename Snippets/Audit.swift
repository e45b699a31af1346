// An auditor reads a board on which participant 5 dealt a wrong share.

import DKG
import DKGTestHarness

var configuration = SimulationConfiguration(participants: 5, threshold: 3)
configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(5))
let result = try CeremonySimulation.run(configuration)
let board = result.board

// An auditor needs the ceremony and the board, and no secret.
var auditor = Auditor(of: result.ceremony)
for position in 0..<board.roundCount {
    auditor.receive(all: board.envelopes(inRound: position))
    auditor.closeRound()
}

let state = auditor.state
print("outcome:  ", state.outcome)
print("qualified:", state.qualified ?? [])
print("holders:  ", state.holders ?? [])
print("inactive: ", state.inactive.filter { !$0.value.isEmpty })
print("assured:  ", state.assuredShares ?? 0, "shares, enough:", state.isAssured)

// Evidence needs nothing but itself: whoever is handed a fault can check it.
for fault in state.faults {
    print(fault, "- evidence verifies:", fault.isProven)
}

// A group key that was decoded is certified, or decoding throws.
if let groupKey = state.groupKey {
    let copy = try GroupKey(decoding: groupKey.encoded)
    print("public key:", copy.publicKey, "certified by", copy.certificate.signers)
}
