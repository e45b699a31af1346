import PolynomialCommitments
import Secp256k1Group
package import ShareVerification
import ThresholdKeys

/// Who deals to whom in one resharing: the dealers that offered, O, and the receivers that joined, J'
/// (Life.md, section 2).
package struct ResharingSession: Hashable, Sendable {
    /// The resharing.
    package let resharing: Resharing
    /// The offers of O, ascending by index.
    package let offers: [Offer]
    /// The joins of J', ascending by index.
    package let joins: [Join]
    /// The frame in which dealings are made, sealed and judged; its name is sid'.
    package let dealing: DealingSession

    private static let hash = TaggedHash("DKG/v1/resharing session")

    /// Fixes O and J'.
    ///
    /// - Parameters:
    ///   - resharing: The resharing.
    ///   - offers: One of each dealer that offered and has a share to deal (``Predecessor/canDeal(_:)``), in any order.
    ///   - joins: One of each receiver that joined, in any order.
    package init(resharing: Resharing, offers: [Offer], joins: [Join]) {
        self.resharing = resharing
        let offers = offers.sorted { $0.index < $1.index }
        let joins = joins.sorted { $0.index < $1.index }
        self.offers = offers
        self.joins = joins
        // sid' = TH("DKG/v1/resharing session", resharingID || count u16, O: i u16, nonce 32 each ||
        //     count u16, J': j u16, E 33, nonce 32 each)
        var writer = ByteWriter(capacity: 36 + 34 * offers.count + 67 * joins.count)
        writer.append(resharing.id.digest)
        ResharingSession.encode(offers, to: &writer)
        Session.encode(joins, to: &writer)
        let key = resharing.predecessor.key
        var shares: [ParticipantIndex: Point] = [:]
        for offer in offers where resharing.predecessor.canDeal(offer.index) {
            shares[offer.index] = key.member(offer.index)?.verificationShare
        }
        dealing = DealingSession(
            id: ResharingSession.hash.digest(of: writer), threshold: resharing.threshold,
            dealingAgain: shares,
            receivers: joins.map {
                DealingSession.Receiver(index: $0.index, encryptionKey: $0.encryptionKey)
            },
            ownDealers: ResharingSession.ownDealers(of: joins, in: resharing))
    }

    /// sid', the session's name.
    package var id: Session.ID { Session.ID(dealing.id) }

    /// For each receiver that is a dealer as well, by identity, the index that it deals under.
    private static func ownDealers(
        of joins: [Join], in resharing: Resharing
    ) -> [ParticipantIndex: ParticipantIndex] {
        var dealers: [VerificationKey: ParticipantIndex] = [:]
        for member in resharing.predecessor.dealers {
            if let identity = member.identity { dealers[identity] = member.index }
        }
        var own: [ParticipantIndex: ParticipantIndex] = [:]
        for join in joins {
            own[join.index] = resharing.roster.key(of: join.index).flatMap { dealers[$0] }
        }
        return own
    }

    /// The list of offers as the session's name and key files have it: count u16, (index u16, nonce 32).
    static func encode(_ offers: [Offer], to writer: inout ByteWriter) {
        writer.append(count: offers.count)
        for offer in offers { offer.encode(to: &writer) }
    }
}
