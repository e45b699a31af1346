// Participant 3 never sees the last round, and is handed the certificate afterwards.

import DKG
import DKGTestHarness

var configuration = SimulationConfiguration(participants: 5, threshold: 3)
let third = try ParticipantIndex(3)
configuration.network.add(
    .drop { $0.reader == .participant(third) && $0.round == .certify })
let result = try CeremonySimulation.run(configuration)

guard let late = result.participant(3), let groupKey = result.auditor.groupKey else {
    fatalError("the ceremony ended without a key")
}
print("in time:", late.outcome == .pending ? "pending" : "not pending")

// The bytes may come from anybody; decoding them checks every signature.
let received = try GroupKey(decoding: groupKey.encoded)
print("adopted:", late.adopt(received))
let package = try late.keyPackage()
print("share of participant \(package.index) is usable")
