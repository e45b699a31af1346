import PolynomialCommitments
import ThresholdKeys

// Life.md, section 1, and section 3, "Closing of round 0".
extension Resharing {
    /// How many receivers must state the same view, and how many signatures of theirs certify the next epoch.
    public var quorum: Int {
        board.quorum(participants: roster.count, threshold: threshold.count)
    }

    /// How many dealers must offer, and must hand over before the next epoch is in force.
    public var dealerQuorum: Int { predecessor.quorum(on: board) }

    /// How many receivers have to join, so that something is dealt.
    public var fewestJoins: Int {
        switch board {
        case .agreed: 2 * threshold.count - 1
        // Those who do not lie among the joined ones make a quorum by themselves.
        case .relay: quorum + threshold.count - 1
        }
    }

    /// How many receivers may be silent without keeping the hand over from opening, if all join.
    ///
    /// With n' >= 3t' - 2 it is at least t' - 1.
    public var silenceTolerated: Int { silenceTolerated(joined: roster.count) }

    /// How many receivers may be silent from now on without keeping the hand over from opening.
    ///
    /// - Parameter joined: How many receivers joined.
    /// - Returns: The number, never below zero.
    public func silenceTolerated(joined: Int) -> Int {
        max(joined - max(2 * threshold.count - 1, quorum), 0)
    }

    /// How many dealers may have lost their shares for good: if more have, the key is never reshared again.
    ///
    /// Refresh before losses pile up.
    public var lossTolerated: Int { max(predecessor.dealers.count - dealerQuorum, 0) }

    /// How many dealers may be silent, or lie, so that the resharing still succeeds.
    public var faultyDealersSurvived: Int { predecessor.faultyDealersSurvived }
}
