import CeremonyLog
import DKG
import FolderStorage
import Foundation

/// A board in a folder, and up to where it was read.
struct BoardReading: ~Copyable {
    var board: FolderBoard
    private var position: UInt64 = 0

    init(of call: CeremonyCall) throws {
        try self.init(
            call.terms.address,
            entryLimit: call.ceremony.largestEnvelope + LogRecord.headerByteCount)
    }

    init(_ path: String, entryLimit: Int) throws {
        board = try FolderBoard(opening: path, entryLimit: entryLimit)
    }

    /// What was appended since.
    mutating func newEntries() throws(BoardError) -> [LogEntry] {
        var entries: [LogEntry] = []
        while let entry = try board.entry(after: position) {
            position = entry.position
            var bytes: [UInt8] = []
            if case .bytes(let content) = entry.content { bytes = content }
            entries.append(LogEntry(bytes, at: position))
        }
        return entries
    }
}
