public import PolynomialCommitments
import Secp256k1Group
public import ShareVerification

/// A ceremony whose participants have joined: J is fixed and named by sid (Protocol.md, section 2).
public struct Session: Hashable, Sendable {
    /// The ceremony.
    public let ceremony: Ceremony

    /// The joins of all members of J, ascending by index.
    public let joins: [Join]

    /// What dealings are made and judged in.
    ///
    /// Its `id` is sid.
    public let dealing: DealingSession

    private static let hash = TaggedHash("DKG/v1/session")

    /// Fixes J.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony.
    ///   - joins: The joins, sorted here by index; of several with one index the first is kept.
    package init(ceremony: Ceremony, joins: [Join]) {
        self.ceremony = ceremony
        var seen = Set<ParticipantIndex>()
        let members = joins.filter { seen.insert($0.index).inserted }
            .sorted { $0.index < $1.index }
        self.joins = members
        // sid = TH("DKG/v1/session", ceremonyID || for each j in J ascending: j || E_j || nonce_j)
        var writer = ByteWriter(capacity: 32 + 67 * members.count)
        writer.append(ceremony.id.digest)
        for join in members {
            writer.append(join.index.value)
            join.encode(to: &writer)
        }
        dealing = DealingSession(
            id: Session.hash.digest(of: writer), scheme: ceremony.scheme,
            threshold: ceremony.threshold,
            receivers: members.map {
                DealingSession.Receiver(index: $0.index, encryptionKey: $0.encryptionKey)
            })
    }

    /// sid: names the session in every message but a join, and is the first view.
    public var id: ID { ID(dealing.id) }

    /// Who deals, ascending: where a key is made, J.
    public var dealers: [ParticipantIndex] { dealing.dealers }

    /// Who gets shares, ascending: where a key is made, J.
    public var receivers: [ParticipantIndex] { joins.map(\.index) }

    /// Whether a participant is in J.
    ///
    /// - Parameter index: The participant.
    /// - Returns: `true` if it joined.
    public func contains(_ index: ParticipantIndex) -> Bool {
        dealing.position(of: index) != nil
    }
}
