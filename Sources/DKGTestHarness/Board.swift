/// Where messages are posted and read: what an application brings to a ceremony.
///
/// The core knows no board; it takes bytes and gives bytes. The harness drives it over one:
/// ``InMemoryBoard``, or an application's own, which it tests by
/// ``CeremonySimulation/run(_:over:observe:)``. Whoever orders the board closes its rounds, and the
/// closing is part of the board.
public protocol Board {
    /// Posts an envelope in the round that is open.
    ///
    /// - Parameter envelope: The envelope.
    mutating func post(_ envelope: [UInt8])

    /// Closes the open round and opens the next.
    mutating func closeRound()

    /// The envelopes of a round in the order in which they were posted.
    ///
    /// - Parameter position: Which round, counted from zero; the last one is open.
    /// - Returns: The envelopes; none for a round that was not opened.
    func envelopes(inRound position: Int) -> [[UInt8]]
}
