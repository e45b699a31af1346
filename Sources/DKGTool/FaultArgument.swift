import DKG
import DKGTestHarness

/// KIND:INDEX, for instance `wrong-share:2`.
struct FaultArgument: Hashable, Sendable {
    let fault: ScriptedFault
    let index: ParticipantIndex

    /// Every kind that can be named, for help and for errors.
    static let kinds = ScriptedFault.named.map(\.description)

    init(_ argument: String, participants: Int) throws(UsageError) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw UsageError(
                "--fault \(argument): a fault is KIND:INDEX, for instance wrong-share:2.")
        }
        guard let fault = ScriptedFault(name: String(parts[0])) else {
            throw UsageError(
                "--fault \(argument): there is no fault '\(parts[0])'; the kinds are "
                    + FaultArgument.kinds.joined(separator: ", ") + ".")
        }
        guard let number = Int(parts[1]), let index = try? ParticipantIndex(number),
            index.position < participants
        else {
            throw UsageError(
                "--fault \(argument): the index is in 1...\(participants); got '\(parts[1])'.")
        }
        self.fault = fault
        self.index = index
    }
}
