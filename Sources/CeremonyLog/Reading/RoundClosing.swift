public import DKG

/// Where a round ended, which is the same for everybody who reads an agreed board.
public struct RoundClosing: Hashable, Sendable {
    /// Why a round ended.
    public enum Cause: String, Hashable, Sendable {
        /// Every slot that was expected is filled or void.
        case complete
        /// Enough members voted that the time is up.
        case votes
        /// The carrier of a relay said what the round consists of.
        case carrier
    }

    /// The round.
    public let round: Round

    /// The entry at which it ended; on a relay, which has no common order, the number of the closing, from 1 on.
    public let position: UInt64

    /// Why it ended.
    public let cause: Cause

    package init(round: Round, position: UInt64, cause: Cause) {
        self.round = round
        self.position = position
        self.cause = cause
    }
}

extension RoundClosing: CustomStringConvertible {
    /// The round, the place and the reason.
    public var description: String {
        "round '\(round)' closed at \(position): \(cause.rawValue)"
    }
}
