/// What a reader passed over, for whoever looks after a board.
public struct BoardCounters: Hashable, Sendable {
    /// Entries that are for nobody here: no records, of other ceremonies, sessions or types, not authentic, of members
    /// without a part, or more than two different ones of one sender and kind.
    public internal(set) var skipped = 0

    /// Entries that were read before, perhaps under another signature.
    public internal(set) var duplicates = 0

    /// Messages that count.
    public internal(set) var messages = 0

    /// Votes that count.
    public internal(set) var votes = 0
}
