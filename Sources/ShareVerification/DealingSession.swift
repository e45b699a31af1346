public import PolynomialCommitments
public import Secp256k1Group

/// Who deals to whom: the frame in which dealings are made, sealed and judged.
///
/// A dealing is bound to the session by `id`, which covers every receiver's key. It says nothing about
/// networks or rounds, so another protocol can use it, too.
public struct DealingSession: Hashable, Sendable {
    /// A receiver and the key to which shares for it are sealed.
    public struct Receiver: Hashable, Sendable {
        /// The receiver's index.
        public let index: ParticipantIndex
        /// E_j, the session encryption key; never infinity.
        public let encryptionKey: Point

        /// Describes a receiver.
        ///
        /// - Parameters:
        ///   - index: The receiver's index.
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

    /// Who may deal, ascending by index.
    public let dealers: [ParticipantIndex]

    /// Who gets a share of every dealing, ascending by index.
    public let receivers: [Receiver]

    /// Creates a session.
    ///
    /// - Parameters:
    ///   - id: The session's name.
    ///   - scheme: How dealers commit.
    ///   - threshold: The number of coefficients of every polynomial.
    ///   - dealers: Who may deal, in any order; `nil` if the receivers do, as where a key is made.
    ///   - receivers: The receivers; they are sorted by index here, and of several with one index the first is
    ///     kept.
    public init(
        id: Digest, scheme: CommitmentScheme, threshold: Threshold,
        dealers: [ParticipantIndex]? = nil, receivers: [Receiver]
    ) {
        self.id = id
        self.scheme = scheme
        self.threshold = threshold
        var seen = Set<ParticipantIndex>()
        let sorted =
            receivers
            .filter { seen.insert($0.index).inserted }
            .sorted { $0.index < $1.index }
        self.receivers = sorted
        self.dealers = dealers.map { Set($0).sorted() } ?? sorted.map(\.index)
    }

    /// Whether somebody may deal.
    ///
    /// - Parameter index: The index.
    /// - Returns: `true` for a dealer of the session.
    public func isDealer(_ index: ParticipantIndex) -> Bool {
        let position = dealers.firstPosition { $0 < index }
        return position < dealers.count && dealers[position] == index
    }

    /// Where a receiver stands among the receivers, counted from zero; `nil` for anybody else.
    ///
    /// - Parameter index: The index.
    /// - Returns: The position.
    public func position(of index: ParticipantIndex) -> Int? {
        let position = receivers.firstPosition { $0.index < index }
        return position < receivers.count && receivers[position].index == index ? position : nil
    }

    /// A receiver's encryption key; `nil` for anybody else.
    ///
    /// - Parameter index: The index.
    /// - Returns: E_j.
    public func encryptionKey(of index: ParticipantIndex) -> Point? {
        position(of: index).map { receivers[$0].encryptionKey }
    }
}
