import DKG
import DKGTestHarness

/// KIND:INDEX, for instance `wrong-share:2`, or INDEX=KIND: what a signer does wrong.
struct SigningFaultArgument: Hashable, Sendable {
    let fault: SignerFault
    let index: ParticipantIndex

    /// Every kind that can be named, for help and for errors.
    static let kinds = SignerFault.allCases.map(\.description)

    @Sendable
    init(_ argument: String) throws {
        let separator: Character = argument.contains("=") ? "=" : ":"
        var parts = argument.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw UsageError("a signing fault is KIND:INDEX, for instance wrong-share:2.")
        }
        if separator == "=" { parts.reverse() }
        guard let fault = SignerFault(name: String(parts[0])) else {
            throw UsageError(
                "there is no signing fault '\(parts[0])'; the kinds are "
                    + SigningFaultArgument.kinds.joined(separator: ", ") + ".")
        }
        guard let number = Int(parts[1]), let index = try? ParticipantIndex(number) else {
            throw UsageError("the index is in 1...n; got '\(parts[1])'.")
        }
        self.fault = fault
        self.index = index
    }
}
