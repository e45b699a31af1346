import ArgumentParser
import CeremonyLog
import FolderStorage
import ThresholdSigning

/// The options for the board of robust signatures, and how long to work on it.
struct RobustBoard: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder that all share. It may be the board of a ceremony.", valueName: "folder"),
        completion: .directory)
    var board: String

    @Option(
        help: ArgumentHelp(
            "How long to wait before looking at the board again: 1...60000.",
            valueName: "milliseconds"), transform: Integers.within(1...60_000))
    var pause: Int64 = 200

    @Option(
        help: ArgumentHelp(
            "Give up after so many seconds, with status 6: 1...604800. (default: wait for ever)",
            valueName: "seconds"), transform: Integers.within(1...604_800))
    var wait: Int64?

    /// Opens the board.
    ///
    /// - Parameters:
    ///   - key: The key, by whose size entries are limited.
    ///   - isMade: Whether it is made if it is not there.
    /// - Returns: The board, of which nothing was read.
    /// - Throws: `BoardError` or `RandomSourceError`.
    func open(of key: ThresholdKey, isMade: Bool) throws -> LogFolder {
        let limit = SigningLog.largestEntry(of: key)
        guard isMade else { return try LogFolder(board, entryLimit: limit) }
        var source = SystemRandomSource()
        return try LogFolder(
            making: board, entryLimit: limit, fresh: FreshDigest.drawn(from: &source))
    }

    /// When waiting ends; `nil`: never.
    func deadline() -> ContinuousClock.Instant? { wait.map { .now + .seconds($0) } }
}
