import ArgumentParser
import DKG
import DKGTestHarness

/// KIND:INDEX, for instance `wrong-share:2`.
struct FaultArgument: ExpressibleByArgument, Hashable, Sendable {
    let fault: ScriptedFault
    let index: ParticipantIndex

    /// Every kind that can be named, for help and for errors.
    static let kinds = ScriptedFault.named.map(\.description).joined(separator: ", ")

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let fault = ScriptedFault(name: String(parts[0])),
            let number = Int(parts[1]), let index = try? ParticipantIndex(number)
        else { return nil }
        self.fault = fault
        self.index = index
    }

    var defaultValueDescription: String { "\(fault):\(index)" }
}
