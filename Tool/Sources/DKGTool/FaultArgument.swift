import DKG
import DKGTestHarness

/// KIND:INDEX, for instance `wrong-share:2`.
struct FaultArgument: Hashable, Sendable {
    let fault: ScriptedFault
    let index: ParticipantIndex

    /// Every kind that can be named, for help and for errors.
    static let kinds = ScriptedFault.named.map(\.description)

    @Sendable
    init(_ argument: String) throws {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw UsageError("a fault is KIND:INDEX, for instance wrong-share:2.")
        }
        guard let fault = ScriptedFault(name: String(parts[0])) else {
            throw UsageError(
                "there is no fault '\(parts[0])'; the kinds are "
                    + FaultArgument.kinds.joined(separator: ", ") + ".")
        }
        guard let number = Int(parts[1]), let index = try? ParticipantIndex(number) else {
            throw UsageError("the index is in 1...n; got '\(parts[1])'.")
        }
        self.fault = fault
        self.index = index
    }
}
