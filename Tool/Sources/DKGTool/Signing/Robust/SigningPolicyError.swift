/// What is wrong with a policy; whoever wrote it has to change it.
struct SigningPolicyError: HasExitStatus, CustomStringConvertible {
    let path: String
    let problem: String

    var description: String { "'\(path)': \(problem)" }

    var exitStatus: Int32 { ExitStatus.wrongUsage }
}
