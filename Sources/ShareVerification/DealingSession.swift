public import PolynomialCommitments
public import Secp256k1Group

/// Who deals to whom: the frame in which dealings are made, sealed and judged.
///
/// A dealing is bound to the session by `id`, which covers every member's key. It says nothing about
/// networks or rounds, so another protocol can use it, too.
public struct DealingSession: Hashable, Sendable {
    /// A member and the key to which shares for it are sealed.
    public struct Member: Hashable, Sendable {
        /// The member's index.
        public let index: ParticipantIndex
        /// E_j, the session encryption key; never infinity.
        public let encryptionKey: Point

        /// Creates a member.
        ///
        /// - Parameters:
        ///   - index: The member's index.
        ///   - encryptionKey: E_j, a point other than infinity.
        public init(index: ParticipantIndex, encryptionKey: Point) {
            self.index = index
            self.encryptionKey = encryptionKey
        }
    }

    /// The session's name, sid: 32 bytes that nobody could have predicted.
    public let id: Digest

    /// How dealers commit.
    public let scheme: CommitmentScheme

    /// The number of coefficients of every polynomial.
    public let threshold: Threshold

    /// The members, ascending by index.
    public let members: [Member]

    /// Creates a session.
    ///
    /// - Parameters:
    ///   - id: The session's name.
    ///   - scheme: How dealers commit.
    ///   - threshold: The number of coefficients of every polynomial.
    ///   - members: The members; they are sorted by index here, and of several with one index the
    ///     first is kept.
    public init(
        id: Digest, scheme: CommitmentScheme, threshold: Threshold, members: [Member]
    ) {
        self.id = id
        self.scheme = scheme
        self.threshold = threshold
        var seen = Set<ParticipantIndex>()
        self.members =
            members
            .filter { seen.insert($0.index).inserted }
            .sorted { $0.index < $1.index }
    }

    /// Where a member stands among the members, counted from zero; `nil` for anybody else.
    ///
    /// - Parameter index: The index.
    /// - Returns: The position.
    public func position(of index: ParticipantIndex) -> Int? {
        var lower = 0
        var upper = members.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if members[middle].index < index { lower = middle + 1 } else { upper = middle }
        }
        return lower < members.count && members[lower].index == index ? lower : nil
    }

    /// A member's encryption key; `nil` for anybody else.
    ///
    /// - Parameter index: The index.
    /// - Returns: E_j.
    public func encryptionKey(of index: ParticipantIndex) -> Point? {
        position(of: index).map { members[$0].encryptionKey }
    }
}
