/// A reader of the board who holds no secret and reaches the same conclusions as every participant.
///
/// Anybody can be one: a customer, a court, a node that missed the ceremony. The evidence in
/// ``PublicState/faults`` convinces even somebody who did not read the board.
public struct Auditor: Sendable {
    /// What the board says so far.
    public private(set) var state: PublicState

    /// Begins to audit a ceremony.
    ///
    /// - Parameter ceremony: The configuration.
    public init(of ceremony: Ceremony) {
        state = PublicState(ceremony: ceremony)
    }

    /// Offers an envelope that was read from the board.
    ///
    /// - Parameter envelope: The envelope as it came.
    /// - Returns: What became of it.
    @discardableResult
    public mutating func receive(_ envelope: [UInt8]) -> Receipt {
        state.receive(envelope)
    }

    /// Closes the open round.
    ///
    /// - Returns: The round that is open now, or how the ceremony ended.
    @discardableResult
    public mutating func closeRound() -> RoundOutcome {
        state.closeRound()
    }
}
