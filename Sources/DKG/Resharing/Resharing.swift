public import PolynomialCommitments
import Secp256k1Group
public import ThresholdKeys

/// The configuration of one resharing, validated: which sharing of a key is given up, who holds the shares of the next
/// one, how many of those use the key, and what everybody may assume (Life.md, section 1).
///
/// One mechanism serves everything that happens to a key after it was made: new members, members that leave, another
/// threshold, the periodic refresh, a share that was lost, a key that another protocol made. The public key never
/// changes; the polynomial behind it does. Purpose and context are the predecessor's.
///
/// All who take part must be given equal values; ``id`` tells them apart.
public struct Resharing: Hashable, Sendable {
    /// The sharing that is given up.
    public let predecessor: Predecessor
    /// What all may assume of the board.
    public let board: BoardKind
    /// t', the number of shares that use the key afterwards.
    public let threshold: Threshold
    /// Who receives shares: n' identities.
    ///
    /// The index of a receiver is its evaluation point, and has nothing to do with
    /// the number that the same person may have as a dealer.
    public let roster: Roster
    /// What makes this attempt another one than those before it.
    public let instance: Ceremony.Instance

    /// resharingID: the digest of everything above.
    ///
    /// Participants with different ones do not hear each other.
    public let id: ID

    private static let hash = TaggedHash("DKG/v1/resharing")

    /// Validates a configuration.
    ///
    /// - Parameters:
    ///   - predecessor: The sharing that is given up. On a relay it has m >= 3t - 2 members, on an agreed board any
    ///     number: ``Predecessor/faultyDealersSurvived`` says how many may fail.
    ///   - board: What all may assume of the board; `nil` stands for the predecessor's own, and for an agreed one if
    ///     that is foreign. A key lives on one kind of board, a foreign one fits any.
    ///   - threshold: t'. An agreed board needs n' >= 2t' - 1 receivers, a relay n' >= 3t' - 2.
    ///   - roster: Who receives shares. For a refresh it is the old one; who is left out has no share afterwards.
    ///   - instance: Drawn for this attempt by whoever calls the resharing, and given to all.
    /// - Throws: ``ResharingError``.
    public init(
        of predecessor: Predecessor, board: BoardKind? = nil, threshold: Int, roster: Roster,
        instance: Ceremony.Instance
    ) throws(ResharingError) {
        let epoch = predecessor.key.epoch
        let board = board ?? epoch.board ?? .agreed
        if let own = epoch.board, own != board { throw .otherBoard(needed: own, got: board) }
        guard epoch.number < .max else { throw .lastEpoch(epoch.number) }
        guard let validThreshold = try? Threshold(threshold) else {
            throw .threshold(got: threshold)
        }
        let needed = board.fewestParticipants(threshold: threshold)
        guard roster.count >= needed else {
            throw .tooFewReceivers(
                board: board, threshold: threshold, needed: needed, got: roster.count)
        }
        let fewestDealers = board.fewestDealers(threshold: predecessor.threshold.count)
        guard predecessor.dealers.count >= fewestDealers else {
            throw .tooFewDealers(
                threshold: predecessor.threshold.count, needed: fewestDealers,
                got: predecessor.dealers.count)
        }
        self.predecessor = predecessor
        self.board = board
        self.threshold = validThreshold
        self.roster = roster
        self.instance = instance
        // resharingID = TH("DKG/v1/resharing", predecessorID 32 || board u8 || t' u16 || n' u16 || roster' 32 n' ||
        //     instance 32)
        var writer = ByteWriter(capacity: 69 + 32 * roster.count)
        writer.append(predecessor.id.digest)
        Resharing.encodeNewSide(board, validThreshold, roster, instance, to: &writer)
        id = ID(Resharing.hash.digest(of: writer))
    }
}

extension BoardKind {
    /// The smallest m for a threshold on the old side: one honest dealer in two quorums of a relay.
    ///
    /// On an agreed board any m >= t will do, and the configuration says how many faulty dealers it survives.
    fileprivate func fewestDealers(threshold: Int) -> Int {
        switch self {
        case .agreed: threshold
        case .relay: 3 * threshold - 2
        }
    }
}

extension Resharing: CustomStringConvertible {
    /// The name, and what becomes of which key.
    public var description: String {
        "resharing \(id) of \(predecessor.key.publicKey), \(predecessor.threshold) of \(predecessor.dealers.count) to "
            + "\(threshold) of \(roster.count) shares, board of kind \(board)"
    }
}
