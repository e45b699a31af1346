/// An end of a board, as it was seen.
struct EndOfBoard: Sendable {
    /// The number of the last entry.
    let position: UInt64

    /// When the folder had been changed then.
    let changed: FileStatus.Moment

    /// Whether a list of all names had no hole, and has none for as long as the folder says that it was not changed.
    let isSettled: Bool

    /// How often it was looked at since the last list.
    let looks: Int
}
