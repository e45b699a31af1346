public import DKG

/// What a reader of a log can tell besides the state of the ceremony.
public struct LogStatus: Sendable {
    /// What was counted and passed over.
    public let counters: BoardCounters

    /// Whose votes to close the open round count so far, ascending; none on a relay.
    public let voters: [ParticipantIndex]

    /// How many votes close the open round; `nil` on a relay and after the end.
    public let votesNeeded: Int?

    /// Up to where the board was read before a restart, while it was not read as far again; `nil` otherwise.
    ///
    /// Nothing is said before that. On a relay it is the number of closings.
    public let awaited: UInt64?

    /// Messages that a relay's carrier lists in the open round and that it has not shown: they are to be asked for.
    public let wanted: [Digest]

    /// Two different closings of one round, by which a carrier shows that it lies.
    public let carrierContradictions: [CarrierContradiction]

    init(of board: AnyBoard) {
        counters = board.counters
        awaited = board.check.remembered?.position
        switch board {
        case .agreed(let board):
            voters = board.voters.sorted()
            votesNeeded = board.votesNeeded
            wanted = []
            carrierContradictions = []
        case .relay(let board):
            voters = []
            votesNeeded = nil
            wanted = board.wanted
            carrierContradictions = board.contradictions
        }
    }
}

extension CeremonyLog {
    /// What the board has, and what was passed over.
    public var status: LogStatus { LogStatus(of: board) }
}
