public import PolynomialCommitments
import Secp256k1Group

/// The configuration of one ceremony, validated: who takes part, how many shares reconstruct, and
/// what everybody may assume (Protocol.md, sections 1 and 2).
///
/// This is the **robust** regime: a participant that cheats, stalls or vanishes is excluded or its
/// contribution is reconstructed, and the ceremony continues, as long as fewer than `threshold`
/// participants do so. All participants must be given equal values; ``id`` tells them apart.
public struct Ceremony: Hashable, Sendable {
    /// How dealers commit.
    public let scheme: CommitmentScheme

    /// What the key is for.
    public let purpose: Purpose

    /// What the participants may assume of the board.
    public let board: BoardKind

    /// t, the number of shares that reconstruct.
    public let threshold: Threshold

    /// Who may take part.
    public let roster: Roster

    /// What makes this attempt another one than those before it.
    public let instance: Instance

    /// Which key this is, in the application's own words: 0...255 bytes.
    public let context: [UInt8]

    /// ceremonyID: the digest of everything above.
    ///
    /// Participants with different ones do not hear each other.
    public let id: ID

    private static let hash = TaggedHash("DKG/v1/ceremony")

    /// Validates a configuration.
    ///
    /// - Parameters:
    ///   - scheme: How dealers commit.
    ///   - purpose: What the key is for.
    ///   - board: What the participants may assume of the board.
    ///   - threshold: t. The agreed board needs n >= 2t - 1 participants, a relay n >= 3t - 2.
    ///   - roster: Who may take part.
    ///   - instance: Drawn for this attempt by whoever calls the ceremony, and given to all.
    ///   - context: Which key this is, 0...255 bytes.
    /// - Throws: ``CeremonyError``.
    public init(
        scheme: CommitmentScheme = .pedersen, purpose: Purpose = .signing,
        board: BoardKind = .agreed, threshold: Int, roster: Roster, instance: Instance,
        context: [UInt8] = []
    ) throws(CeremonyError) {
        guard let validThreshold = try? Threshold(threshold) else {
            throw .threshold(got: threshold)
        }
        let needed = board.fewestParticipants(threshold: threshold)
        guard roster.count >= needed else {
            throw .tooFewParticipants(
                board: board, threshold: threshold, needed: needed, got: roster.count)
        }
        if scheme == .feldman && purpose == .randomness { throw .biasedRandomness }
        guard context.count <= Int(UInt8.max) else { throw .contextTooLong(got: context.count) }
        self.scheme = scheme
        self.purpose = purpose
        self.board = board
        self.threshold = validThreshold
        self.roster = roster
        self.instance = instance
        self.context = context
        id = ID(
            Ceremony.hash.digest(
                of: Ceremony.preimage(
                    scheme: scheme, purpose: purpose, board: board, threshold: validThreshold,
                    roster: roster, instance: instance, context: context)))
    }

    /// n, the size of the roster.
    public var participantCount: Int { roster.count }

    /// How many must state the same view, and how many signatures certify the key.
    public var quorum: Int {
        board.quorum(participants: participantCount, threshold: threshold.count)
    }

    /// Whether enough participants joined to go on (Protocol.md, end of section 2).
    package func canStart(joined: Int) -> Bool {
        switch board {
        case .agreed:
            joined >= 2 * threshold.count - 1
        case .relay:
            // Those who do not lie among the joined ones must make a quorum by themselves. As
            // n >= 3t - 2, the quorum is at least 2t - 1, and so no fewer than 3t - 2 can start.
            joined - (threshold.count - 1) >= quorum
        }
    }
}
