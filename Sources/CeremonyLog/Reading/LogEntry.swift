/// An entry as a board gave it.
public struct LogEntry: Hashable, Sendable {
    /// Where it stands: a number that grows from entry to entry, not necessarily by one.
    public let position: UInt64

    /// The bytes, whatever they are.
    public let bytes: [UInt8]

    /// Takes an entry.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - position: Where it stands.
    public init(_ bytes: [UInt8], at position: UInt64) {
        self.bytes = bytes
        self.position = position
    }
}
