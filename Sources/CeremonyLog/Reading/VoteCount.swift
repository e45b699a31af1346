import DKG

/// The votes of the open round (Nodes.md, "Closing on an agreed board", rule b).
struct VoteCount: Sendable {
    /// Whose votes count so far.
    private(set) var voters: Set<ParticipantIndex> = []

    /// How many votes close a round: max(t, n' - t + 1).
    ///
    /// One of t is honest. And the members that do not lie are enough as long as n' - t + 1 of them agree, whereas the
    /// t - 1 that may lie with n' - 2(t - 1) honest ones whose time is up are needed at least.
    ///
    /// - Parameters:
    ///   - members: n'.
    ///   - threshold: t.
    /// - Returns: The number of distinct members.
    static func needed(members: Int, threshold: Threshold) -> Int {
        max(threshold.count, members - threshold.count + 1)
    }

    /// Counts a vote that counts.
    ///
    /// - Returns: Whether it is the first of its sender.
    mutating func count(_ sender: ParticipantIndex) -> Bool {
        voters.insert(sender).inserted
    }
}
