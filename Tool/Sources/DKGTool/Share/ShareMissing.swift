/// A data folder without the share that is meant.
struct ShareMissing: HasExitStatus, CustomStringConvertible {
    let path: String

    var description: String { "there is no share of a key in '\(path)'." }

    var exitStatus: Int32 { ExitStatus.unreadable }
}
