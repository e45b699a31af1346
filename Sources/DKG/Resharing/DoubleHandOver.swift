package import PolynomialCommitments
import Secp256k1Group

/// The whole evidence that a dealer handed over to two successors of one predecessor (Life.md, section 3).
package struct DoubleHandOver: Hashable, Sendable {
    /// What a dealer posted in one resharing.
    package struct Posting: Hashable, Sendable {
        /// The resharing.
        package let resharing: Resharing.ID
        /// The envelope, as it was posted.
        package let envelope: [UInt8]

        /// Puts a posting together.
        package init(resharing: Resharing.ID, envelope: [UInt8]) {
            self.resharing = resharing
            self.envelope = envelope
        }
    }

    /// The sharing that both give up.
    package let predecessor: Predecessor
    /// One hand over.
    package let first: Posting
    /// Another one.
    package let second: Posting

    /// Puts evidence together; ``culprit()`` says what it shows.
    package init(predecessor: Predecessor, first: Posting, second: Posting) {
        self.predecessor = predecessor
        self.first = first
        self.second = second
    }

    /// Who is convicted by it.
    ///
    /// Public and total; it needs nothing but itself. Whoever knows a dealer's share and not its identity convicts nobody.
    ///
    /// - Returns: The dealer; `nil` if nothing is shown: one of the four signatures does not verify, or both are for the
    ///   same successor.
    package func culprit() -> ParticipantIndex? {
        guard let one = PostedHandOver(decoding: first.envelope),
            let other = PostedHandOver(decoding: second.envelope),
            one.handOver.index == other.handOver.index,
            first.resharing != second.resharing || one.transcript != other.transcript,
            one.isSigned(in: first.resharing, of: predecessor),
            other.isSigned(in: second.resharing, of: predecessor)
        else { return nil }
        return one.handOver.index
    }
}
