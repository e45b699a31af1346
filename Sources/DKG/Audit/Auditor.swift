package import Secp256k1Group

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
        self.init(of: ceremony, arithmetic: .standard)
    }

    /// Begins to audit a ceremony; no conclusion depends on who computes.
    package init(of ceremony: Ceremony, arithmetic: PublicArithmetic) {
        state = PublicState(ceremony: ceremony, arithmetic: arithmetic)
    }

    /// Offers an envelope that was read from the board.
    ///
    /// - Parameter envelope: The envelope as it came.
    /// - Returns: What became of it.
    @discardableResult
    public mutating func receive(_ envelope: [UInt8]) -> Receipt {
        state.receive(envelope)
    }

    /// Offers many envelopes, which is faster than one by one; see ``PublicState/receive(all:)``.
    ///
    /// - Parameter envelopes: The envelopes as they came.
    /// - Returns: What became of each, in the same order.
    @discardableResult
    public mutating func receive(all envelopes: [[UInt8]]) -> [Receipt] {
        state.receive(all: envelopes)
    }

    /// Offers envelopes that were decoded in this ceremony.
    package mutating func receive(all envelopes: [Envelope]) -> [Receipt] {
        state.receive(all: envelopes)
    }

    /// Closes the open round.
    ///
    /// - Returns: The round that is open now, or how the ceremony ended.
    @discardableResult
    public mutating func closeRound() -> RoundOutcome {
        state.closeRound()
    }
}
