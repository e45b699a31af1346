public import DKG

/// On which terms a ceremony is held among machines: who is called how, who is not waited for, how long a round takes,
/// and where the board is (Nodes.md, "Terms").
///
/// The instance of the ceremony is a hash of them, so that the ceremonyID covers everything, and a signed join is the
/// consent.
public struct CeremonyTerms: Hashable, Sendable {
    /// What people call the members, in the order of the roster: 1 to 64 bytes of UTF-8 each.
    public let names: [String]

    /// Members that are in the roster and are not waited for in the joining.
    ///
    /// Whoever joins nevertheless takes part like everybody.
    public let absent: Set<ParticipantIndex>

    /// How long each round may take.
    public let times: RoundTimes

    /// Until when a join may come, in seconds since 1970: before that, no honest member votes to close the joining.
    public let lastTimeForJoining: UInt64

    /// What the members may assume of the board.
    public let board: BoardKind

    /// Where the board is, in words of whoever carries messages: 0 to 65535 bytes of UTF-8.
    public let address: String

    /// The key that signs closings on a relay; `nil` on an agreed board.
    public let carrier: VerificationKey?

    /// Sets the terms.
    ///
    /// - Parameters:
    ///   - names: What people call the members, one for each of the roster. Normalise them first (NFC): two names that
    ///     look alike and differ in bytes make another ceremony. Two that are the same but for that are refused.
    ///   - absent: Members that are not waited for in the joining.
    ///   - times: How long each round may take.
    ///   - lastTimeForJoining: Until when a join may come, in seconds since 1970.
    ///   - board: What the members may assume of the board.
    ///   - address: Where the board is.
    ///   - carrier: The key that signs closings; a relay needs one, and an agreed board has none.
    /// - Throws: ``CeremonyTermsError``.
    public init(
        names: [String], absent: Set<ParticipantIndex> = [], times: RoundTimes,
        lastTimeForJoining: UInt64, board: BoardKind, address: String,
        carrier: VerificationKey? = nil
    ) throws(CeremonyTermsError) {
        try MemberName.check(names)
        for index in absent.sorted() where index.position >= names.count {
            throw .absentStranger(index: index, participants: names.count)
        }
        guard times.all.allSatisfy({ $0 > 0 }) else { throw .roundWithoutTime }
        guard address.utf8.count <= Int(UInt16.max) else {
            throw .addressTooLong(got: address.utf8.count)
        }
        switch (board, carrier) {
        case (.relay, nil): throw .relayWithoutCarrier
        case (.agreed, .some): throw .carrierOfAgreedBoard
        case (.relay, .some), (.agreed, nil): break
        }
        self.names = names
        self.absent = absent
        self.times = times
        self.lastTimeForJoining = lastTimeForJoining
        self.board = board
        self.address = address
        self.carrier = carrier
    }

    private static let hash = TaggedHash("DKG/v1/terms")

    /// Whether both have the same bytes.
    ///
    /// Names that look alike and differ in bytes are equal as strings, and make another ceremony.
    ///
    /// - Parameters:
    ///   - left: Some terms.
    ///   - right: Others.
    /// - Returns: `true` if they are equal.
    public static func == (left: CeremonyTerms, right: CeremonyTerms) -> Bool {
        left.encoded == right.encoded
    }

    /// Feeds the bytes to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(encoded)
    }

    /// termsDigest: TH("DKG/v1/terms", ``encoded``).
    public var digest: Digest { CeremonyTerms.hash.digest(of: encoded) }

    /// The name of a member; `nil` if there is none with that index.
    ///
    /// - Parameter index: The member.
    /// - Returns: What people call it.
    public func name(of index: ParticipantIndex) -> String? {
        names.indices.contains(index.position) ? names[index.position] : nil
    }
}
