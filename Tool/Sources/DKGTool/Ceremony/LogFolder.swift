import CeremonyLog
import DKG
import FolderStorage

/// A board in a folder, read from where it was left.
struct LogFolder: ~Copyable {
    private var board: FolderBoard

    /// The number of the last entry that was read.
    private(set) var position: UInt64 = 0

    /// So much is read before it is passed on: large enough for signatures to be verified together.
    private static let batchBytes = 16 << 20
    private static let batchCount = 4096

    init(_ path: String, for call: CeremonyCall) throws(BoardError) {
        board = try FolderBoard(opening: path, entryLimit: call.entryLimit)
    }

    /// What names the board.
    var identity: Digest { board.identity }

    /// Reads what is new, up to a bound.
    ///
    /// - Returns: Entries in order; none at the end.
    /// - Throws: `BoardError`.
    mutating func newEntries() throws(BoardError) -> [LogEntry] {
        var entries: [LogEntry] = []
        var size = 0
        while entries.count < LogFolder.batchCount, size < LogFolder.batchBytes,
            let entry = try board.entry(after: position)
        {
            position = entry.position
            switch entry.content {
            case .bytes(let bytes):
                size += bytes.count
                entries.append(LogEntry(bytes, at: position))
            // Something without a meaning stands there.
            case .tooLarge, .notAFile: entries.append(LogEntry([], at: position))
            }
        }
        return entries
    }

    mutating func append(_ bytes: [UInt8]) throws(BoardError) {
        try board.append(bytes)
    }
}
