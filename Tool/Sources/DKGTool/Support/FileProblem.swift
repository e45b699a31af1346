/// What is wrong with a file, and with which.
struct FileProblem: HasExitStatus, CustomStringConvertible {
    let path: String
    let error: any Error & CustomStringConvertible

    var description: String { "'\(path)': \(error)" }

    var exitStatus: Int32 { ErrorStatus.of(error) }
}
