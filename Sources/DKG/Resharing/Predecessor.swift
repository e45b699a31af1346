public import PolynomialCommitments
import Secp256k1Group
public import ThresholdKeys

/// The public description of the sharing that a resharing gives up: a key, its threshold, and for each dealer who it is
/// and what its share times G is (Life.md, section 1).
///
/// It is one of two things: a sharing that this package made, of which everybody's identity is known from the roster,
/// or a **foreign** one, of any other protocol, whose members are named by whoever adopts it. All of it is public, and
/// all who take part in a resharing must be given equal ones; ``id`` tells them apart.
public struct Predecessor: Hashable, Sendable {
    /// The key, with its threshold t and its m members, each with an identity.
    public let key: ThresholdKey

    /// predecessorID: the digest of everything above.
    public let id: ID

    private static let hash = TaggedHash("DKG/v1/predecessor")

    /// Takes a key whose members have identities: one of this package, or a foreign one that names them.
    ///
    /// Its parts are checked whoever made it: that public key and public shares are the values of one polynomial with
    /// exactly t coefficients, that identities and points are distinct, and no point is zero. Variable time; m^2 products
    /// of scalars and one linear combination of m points. That says nothing about where a key of this package comes
    /// from: take it from `GroupKey`, which is certified.
    ///
    /// - Parameter key: The key.
    /// - Throws: ``ResharingError/predecessor(_:)``, or ``ResharingError/identityMissing(_:)`` if a foreign key does not
    ///   say who a member is; then take ``init(_:identities:)``.
    public init(_ key: ThresholdKey) throws(ResharingError) {
        do throws(ThresholdKeyError) {
            try key.requireEpoch()
            try key.requireOnePolynomial()
        } catch {
            throw .predecessor(error)
        }
        try self.init(checked: key)
    }

    /// Takes a key whose parts are known to belong together.
    init(checked key: ThresholdKey) throws(ResharingError) {
        if let member = key.members.first(where: { $0.identity == nil }) {
            throw .identityMissing(member.index)
        }
        self.key = key
        id = ID(Predecessor.hash.digest(of: key.encodedSharing))
    }

    /// Who may hold a share, m of them, ascending by index.
    public var dealers: [ThresholdKey.Member] { key.members }

    /// t, the number of shares that use the key until it is reshared.
    public var threshold: Threshold { key.threshold }

    /// Whether another protocol made the key.
    public var isForeign: Bool { key.epoch.isForeign }

    /// Whether a member has a share to deal.
    ///
    /// - Parameter index: The member.
    /// - Returns: `false` for who is none, and for a member whose public share is infinity: it counts in m, and makes no
    ///   offer and no hand over, for everybody knows its share.
    public func canDeal(_ index: ParticipantIndex) -> Bool {
        key.member(index)?.verificationShare.isInfinity == false
    }

    /// How many dealers may be silent, or lie, so that a resharing still succeeds: the smaller one of t - 1 and m - t.
    ///
    /// Of a 2-of-2 key none: it can be reshared if both take part.
    public var faultyDealersSurvived: Int {
        min(threshold.count - 1, dealers.count - threshold.count)
    }

    /// How many dealers must offer to deal, and must hand over before the next epoch is in force.
    ///
    /// Two quorums share a dealer, on a relay an honest one.
    ///
    /// - Parameter board: The board of the resharing.
    /// - Returns: The quorum, at least t.
    public func quorum(on board: BoardKind) -> Int {
        switch board {
        case .agreed: max(threshold.count, dealers.count / 2 + 1)
        case .relay: (dealers.count + threshold.count - 1) / 2 + 1
        }
    }
}

extension Predecessor: CustomStringConvertible {
    /// What the key says of itself.
    public var description: String { key.description }
}
