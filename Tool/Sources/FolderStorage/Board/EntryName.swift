/// The names of the files on a board of this kind.
enum EntryName {
    /// Holds the board's identity.
    static let board = "board"

    /// As many digits as every number has; names sort as their numbers do.
    private static let digits = 10

    /// The last number that has a name.
    static let last: UInt64 = 9_999_999_999

    /// The file of an entry.
    static func text(_ number: UInt64) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
    }

    /// The number of an entry's file; `nil` for any other name.
    static func number(_ name: String) -> UInt64? {
        guard name.utf8.count == digits,
            name.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        return UInt64(name)
    }
}
