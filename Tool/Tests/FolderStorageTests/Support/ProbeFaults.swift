/// Command lines of strace that kill the probe, or make what it asks of the system fail.
///
/// A file is opened, listed or stated relative to its folder, so those calls are found by the folder: the program
/// that starts makes the same ones. The others are found by their number.
enum ProbeFaults {
    /// Calls that the program makes while it starts, too.
    private static let common: Set = ["openat", "getdents64"]

    /// Kills the program before a call of this name is made the `number`th time.
    static func kill(_ call: String, _ number: Int, in folder: String, _ log: String) -> [String] {
        inject(call, "signal=KILL:when=\(number)", in: folder, log)
    }

    /// Lets a call fail.
    ///
    /// - Parameters:
    ///   - call: Its name.
    ///   - error: What it says.
    ///   - number: The how manieth time.
    ///   - folder: Where.
    ///   - log: A file for what strace says.
    /// - Returns: What stands before the command.
    static func fail(
        _ call: String, _ error: String, _ number: Int, in folder: String, _ log: String
    ) -> [String] {
        inject(call, "error=\(error):when=\(number)", in: folder, log)
    }

    static func inject(
        _ call: String, _ what: String, in folder: String, _ log: String
    ) -> [String] {
        ["strace", "-f", "-o", log, "-e", "trace=\(call)", "-e", "inject=\(call):\(what)"]
            + (common.contains(call) ? ["-P", folder] : [])
    }
}
