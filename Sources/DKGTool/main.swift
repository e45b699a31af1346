import DKG
import DKGTestHarness

let n = Int(CommandLine.arguments[1])!, t = Int(CommandLine.arguments[2])!
var c = SimulationConfiguration(
    participants: n, threshold: t, scheme: CommandLine.arguments[3] == "f" ? .feldman : .pedersen)
for a in CommandLine.arguments.dropFirst(4) {
    let p = a.split(separator: ":");
    c.add(ScriptedFault(name: String(p[0]))!, to: try ParticipantIndex(Int(p[1])!))
}
let r = try CeremonySimulation.run(c)
print(
    r.auditor.outcome, r.auditor.faults, r.auditor.qualified as Any, r.auditor.inactive,
    r.auditor.failed, r.auditor.reconstructed.keys)
print(r.auditor.faults.map { $0.verify() })
let s = try r.reconstructSecret()
print(s.timesGenerator() == r.auditor.groupKey?.publicKey)
