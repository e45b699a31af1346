public import DiscreteLogProofs
public import PolynomialCommitments
public import Secp256k1Group
public import ShareVerification

/// What a complaint proves: that `sharedPoint` is K_ij of this dealing, this accuser, this session.
///
/// Everything that could differ between two complaints enters the challenge, so that a proof cannot
/// be moved to another session, dealing or accuser.
public struct ComplaintStatement: EqualityStatement, Hashable {
    /// The session's name, sid.
    public let session: Digest

    /// The dealer i who is accused.
    public let dealer: ParticipantIndex

    /// The receiver j who accuses.
    public let accuser: ParticipantIndex

    /// The digest of the accepted dealing.
    public let dealingDigest: Digest

    /// E_j = e_j G.
    public let encryptionKey: Point

    /// R_i.
    public let ephemeralKey: Point

    /// K = e_j R_i.
    public let sharedPoint: Point

    /// E_j, whose logarithm is the secret.
    public var key: Point { encryptionKey }

    /// R_i, the second base.
    public var base: Point { ephemeralKey }

    /// K, the secret times the second base.
    public var image: Point { sharedPoint }

    private static let challengeHash = TaggedHash("DKG/v1/dleq")
    private static let nonceHash = TaggedHash("DKG/v1/dleq nonce")

    /// States that a point is the one shared between a dealing and an accuser.
    ///
    /// - Parameters:
    ///   - sharedPoint: K.
    ///   - dealing: The accepted dealing.
    ///   - accuser: The receiver who accuses.
    ///   - encryptionKey: E_j, the accuser's key in the session.
    ///   - session: The session.
    public init(
        sharedPoint: Point, dealing: AcceptedDealing, accuser: ParticipantIndex,
        encryptionKey: Point, session: DealingSession
    ) {
        self.session = session.id
        dealer = dealing.dealer
        self.accuser = accuser
        dealingDigest = dealing.digest
        self.encryptionKey = encryptionKey
        ephemeralKey = dealing.ephemeralKey
        self.sharedPoint = sharedPoint
    }

    /// e = scalar(TH("DKG/v1/dleq", sid || i || j || dealingDigest || G || E_j || R_i || K || T1 || T2))
    /// (Protocol.md, section 5).
    ///
    /// - Parameters:
    ///   - first: T1, the nonce times G.
    ///   - second: T2, the nonce times R_i.
    /// - Returns: The challenge.
    public func challenge(_ first: Point, _ second: Point) -> Scalar {
        var writer = ByteWriter(capacity: 32 + 4 + 32 + 6 * 33)
        writer.append(session)
        writer.append(dealer.value)
        writer.append(accuser.value)
        writer.append(dealingDigest)
        for point in [.generator, encryptionKey, ephemeralKey, sharedPoint, first, second] {
            writer.append(compressed: point)
        }
        return Scalar(reducing: ComplaintStatement.challengeHash.digest(of: writer))
    }

    /// k = draw("DKG/v1/dleq nonce", seed || e_j || sid || i || j || dealingDigest || K).
    ///
    /// The nonce is a function of the secrets and of the statement: no generator can repeat it, and
    /// a participant that is restarted says the same again.
    ///
    /// - Parameters:
    ///   - seed: The participant's seed.
    ///   - sessionKey: e_j.
    /// - Returns: k, not zero.
    public func nonce(
        seed: borrowing SecretBytes, sessionKey: borrowing SecretScalar
    ) -> SecretScalar {
        var preimage = SecretPreimage(capacity: 32 + 32 + 32 + 4 + 32 + 33 + 1)
        preimage.append(seed)
        preimage.append(sessionKey)
        preimage.append(session)
        preimage.append(dealer.value)
        preimage.append(accuser.value)
        preimage.append(dealingDigest)
        preimage.append(sharedPoint)
        return ComplaintStatement.nonceHash.draw(preimage)
    }
}
