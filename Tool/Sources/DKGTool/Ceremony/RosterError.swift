/// What is wrong with a roster; whoever wrote it has to change it.
struct RosterError: HasExitStatus, CustomStringConvertible {
    let path: String
    let problem: String

    init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
    }

    var description: String { "'\(path)': \(problem)" }

    var exitStatus: Int32 { ExitStatus.wrongUsage }
}
