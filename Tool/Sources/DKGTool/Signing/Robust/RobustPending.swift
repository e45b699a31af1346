/// There is no signature when the waiting ends.
struct RobustPending: HasExitStatus, CustomStringConvertible {
    /// How many sessions were started.
    let sessions: Int

    var description: String {
        "there is no signature yet; \(sessions) sessions were started. Start the command again to go on."
    }

    var exitStatus: Int32 { ExitStatus.pending }
}
