public import CeremonyLog

/// A log in memory: entries with positions 1, 2, 3 and so on, and nothing else.
public struct InMemoryLog: Sendable {
    /// The entries; the one at offset p stands at position p + 1.
    public private(set) var entries: [[UInt8]] = []

    /// Creates an empty log.
    public init() {}

    /// Appends an entry.
    ///
    /// - Parameter bytes: The entry, whatever it is.
    /// - Returns: Its position.
    @discardableResult
    public mutating func append(_ bytes: [UInt8]) -> UInt64 {
        entries.append(bytes)
        return UInt64(entries.count)
    }

    /// The position of the last entry; 0 if there is none.
    public var end: UInt64 { UInt64(entries.count) }

    /// Entries that follow a position.
    ///
    /// - Parameters:
    ///   - position: The position; 0 for all.
    ///   - limit: How many at most.
    /// - Returns: The entries, in order.
    public func entries(after position: UInt64, limit: Int = .max) -> [LogEntry] {
        let first = Int(clamping: position)
        guard first < entries.count else { return [] }
        return entries[first...].prefix(limit).enumerated().map { offset, bytes in
            LogEntry(bytes, at: position + UInt64(offset) + 1)
        }
    }
}
