/// The policy does not allow the one call that was named.
struct CallRefused: HasExitStatus, CustomStringConvertible {
    let decision: SigningPolicy.Decision

    var description: String { "the call was \(decision)." }

    var exitStatus: Int32 { ExitStatus.aborted }
}
