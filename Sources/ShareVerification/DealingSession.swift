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

    /// Whose constant term is known beforehand: for each dealer the public side of the share that it deals again;
    /// empty where a key is made.
    ///
    /// A dealing then states no point for the constant term and proves nothing about it (Life.md, section 3).
    public let constantTerms: [ParticipantIndex: Point]

    /// Which dealer is the same person as a receiver; `nil` where everybody has one index for both.
    private let ownDealers: [ParticipantIndex: ParticipantIndex]?

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
        let sorted = DealingSession.sorted(receivers)
        self.receivers = sorted
        self.dealers = dealers.map { Set($0).sorted() } ?? sorted.map(\.index)
        constantTerms = [:]
        ownDealers = nil
    }

    /// Creates a session in which the shares of a key are dealt again.
    ///
    /// - Parameters:
    ///   - id: The session's name.
    ///   - threshold: The number of coefficients of every polynomial.
    ///   - shares: For each dealer Y_i, the share that it deals, times G; never infinity.
    ///   - receivers: The receivers, as in ``init(id:scheme:threshold:dealers:receivers:)``. Their indices have nothing
    ///     to do with those of the dealers.
    ///   - ownDealers: For each receiver that is a dealer as well the index that it deals under.
    public init(
        id: Digest, threshold: Threshold, dealingAgain shares: [ParticipantIndex: Point],
        receivers: [Receiver], ownDealers: [ParticipantIndex: ParticipantIndex]
    ) {
        self.id = id
        scheme = .feldman
        self.threshold = threshold
        self.receivers = DealingSession.sorted(receivers)
        dealers = shares.keys.sorted()
        constantTerms = shares
        self.ownDealers = ownDealers
    }

    private static func sorted(_ receivers: [Receiver]) -> [Receiver] {
        var seen = Set<ParticipantIndex>()
        return
            receivers
            .filter { seen.insert($0.index).inserted }
            .sorted { $0.index < $1.index }
    }

    /// Whether a share is dealt again, so that everybody knows the constant term of each dealing.
    public var dealsAgain: Bool { ownDealers != nil }

    /// How many points a dealing states: one for each coefficient whose point is not known beforehand.
    public var statedPointCount: Int { threshold.count - (dealsAgain ? 1 : 0) }

    /// Whether a dealing proves that its dealer knows the constant term.
    ///
    /// Where the term is known beforehand there is nothing to prove: receivers that hold right shares of a dealing
    /// show what its constant term is. A Pedersen commitment proves it later, when the values are extracted.
    var provesConstantTerm: Bool { scheme == .feldman && !dealsAgain }

    /// Whether a dealer and a receiver are one person, which knows the share without being told.
    ///
    /// - Parameters:
    ///   - dealer: The dealer's index.
    ///   - receiver: The receiver's index.
    /// - Returns: `true` if they are; where a share is dealt again this is not a matter of the index.
    public func isOnePerson(dealer: ParticipantIndex, receiver: ParticipantIndex) -> Bool {
        guard let ownDealers else { return dealer == receiver }
        return ownDealers[receiver] == dealer
    }

    /// The commitment to the whole polynomial of a dealer, of the points that its dealing states.
    func commitment(stating points: [Point], by dealer: ParticipantIndex) -> DealingCommitment {
        let known = constantTerms[dealer].map { [$0] } ?? []
        return DealingCommitment(points: known + points, scheme: scheme)
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
