/// A board in an array.
public struct InMemoryBoard: Board, Sendable {
    private var rounds: [[[UInt8]]] = [[]]

    /// Creates an empty board whose first round is open.
    public init() {}

    /// Posts an envelope in the round that is open.
    ///
    /// - Parameter envelope: The envelope.
    public mutating func post(_ envelope: [UInt8]) {
        rounds[rounds.count - 1].append(envelope)
    }

    /// Closes the open round and opens the next.
    public mutating func closeRound() {
        rounds.append([])
    }

    /// The envelopes of a round in the order in which they were posted.
    ///
    /// - Parameter position: Which round, counted from zero; the last one is open.
    /// - Returns: The envelopes; none for a round that was not opened.
    public func envelopes(inRound position: Int) -> [[UInt8]] {
        rounds.indices.contains(position) ? rounds[position] : []
    }

    /// How many rounds were opened, the open one included.
    public var roundCount: Int { rounds.count }

    /// How many envelopes were posted.
    public var messageCount: Int { rounds.reduce(0) { $0 + $1.count } }

    /// How many bytes were posted.
    public var byteCount: Int { rounds.joined().reduce(0) { $0 + $1.count } }
}
