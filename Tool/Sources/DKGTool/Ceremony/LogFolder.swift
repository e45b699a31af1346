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
        try self.init(path, entryLimit: call.entryLimit)
    }

    init(_ path: String, entryLimit: Int) throws(BoardError) {
        board = try FolderBoard(opening: path, entryLimit: entryLimit)
    }

    /// Opens a board, which is made if it is not there.
    init(making path: String, entryLimit: Int, fresh: Digest) throws(BoardError) {
        board = try FolderBoard(making: path, entryLimit: entryLimit, fresh: fresh)
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

    /// Whether there is something new by now; nothing is read, and no list made.
    func hasNewEntries() throws(BoardError) -> Bool {
        try board.hasEntry(after: position)
    }

    mutating func append(_ bytes: [UInt8]) throws(BoardError) {
        try board.append(bytes)
    }
}
