import DKG

/// In which order messages arrive that are on their way at the same time.
///
/// Whoever has the same messages on the way and asks as often gets the same order: so a model follows a simulation.
public struct DeliveryOrder: Hashable, Sendable {
    /// What the order follows from; `nil` for messages that arrive as they were sent.
    public let seed: UInt64?

    /// Describes an order.
    ///
    /// - Parameter seed: What it follows from; `nil` for messages that arrive as they were sent.
    public init(seed: UInt64?) {
        self.seed = seed
    }

    /// Begins to deliver.
    ///
    /// - Returns: What says which message is next.
    public func begin() -> Draw {
        Draw(source: seed.map { DeterministicRandomSource(seed: $0, label: "delivery") })
    }

    /// Says again and again which message is next.
    public struct Draw: Sendable {
        var source: DeterministicRandomSource?

        /// Draws.
        ///
        /// - Parameter count: How many messages are on the way, at least one.
        /// - Returns: The position of the one that arrives, counted from zero.
        public mutating func next(of count: Int) -> Int {
            guard count > 1, let number = source?.next() else { return 0 }
            return Int(number % UInt64(count))
        }
    }
}
