public import Secp256k1Group

/// The 32 bytes from which everything secret in a ceremony follows (Protocol.md, section 2).
///
/// A participant is its seed and the board: after a crash it is rebuilt from both and cannot
/// contradict itself. Draw one for each ceremony and store it, where only the owner can read,
/// **before** the join is sent; delete it once ``UnstoredParticipant/isSeedNeeded`` is false, or to give the
/// attempt up.
public struct CeremonySeed: ~Copyable, Sendable {
    /// The 32 secret bytes, to be stored.
    public let bytes: SecretBytes

    private static let hash = TaggedHash("DKG/v1/seed")
    private static let sessionKeyHash = TaggedHash("DKG/v1/session key")
    private static let joinNonceHash = TaggedHash("DKG/v1/join nonce")
    private static let weightHash = TaggedHash("DKG/v1/weight")
    private static let auxiliaryHash = TaggedHash("DKG/v1/aux")

    /// TH("DKG/v1/seed", identity secret || fresh 32 || ceremonyID).
    package init(
        for ceremony: Ceremony, identity: borrowing SigningKey, fresh: borrowing SecretBytes
    ) {
        self.init(named: ceremony.id.digest, identity: identity, fresh: fresh)
    }

    /// TH("DKG/v1/seed", identity secret || fresh 32 || the name of what it is for).
    init(named name: Digest, identity: borrowing SigningKey, fresh: borrowing SecretBytes) {
        var preimage = SecretPreimage(capacity: 96)
        preimage.append(identity.secretEncoding())
        preimage.append(fresh)
        preimage.append(name)
        bytes = CeremonySeed.hash.secretDigest(of: preimage)
    }

    /// Takes a seed that was stored.
    ///
    /// - Parameter stored: The 32 bytes; any other number gives `nil`, and so do 32 zero bytes, which no
    ///   seed ever is.
    public init?(stored: consuming SecretBytes) {
        guard stored.count == Digest.byteCount, !stored.isAllZero else { return nil }
        bytes = stored
    }

    /// Makes a second seed with the same bytes.
    ///
    /// Both are wiped, each by its own owner.
    ///
    /// - Returns: The copy.
    public borrowing func duplicate() -> CeremonySeed {
        CeremonySeed(copying: bytes)
    }

    private init(copying other: borrowing SecretBytes) {
        bytes = other.duplicate()
    }

    /// e_j = draw("DKG/v1/session key", seed).
    package borrowing func sessionKey() -> SecretScalar {
        CeremonySeed.sessionKeyHash.draw(preimage())
    }

    /// TH("DKG/v1/join nonce", seed), which the join publishes.
    package borrowing func joinNonce() -> Digest {
        CeremonySeed.joinNonceHash.publicDigest(of: preimage())
    }

    /// TH("DKG/v1/aux", seed || m): what a signature over the message hash m is made with.
    package borrowing func auxiliaryRandomness(for message: Digest) -> SecretBytes {
        var preimage = preimage()
        preimage.append(message)
        return CeremonySeed.auxiliaryHash.secretDigest(of: preimage)
    }

    /// TH("DKG/v1/weight", seed || view || i): what dealer i's share is multiplied with where many
    /// shares are checked by one equation.
    ///
    /// Who foresaw it could choose errors that cancel. It follows from the seed, which others never
    /// see, and from the view, with which everything that is checked is fixed.
    ///
    /// - Parameters:
    ///   - dealer: The dealer.
    ///   - view: The view in which the shares are checked.
    /// - Returns: 128 bits, not all zero.
    package borrowing func weight(of dealer: ParticipantIndex, view: Digest) -> UInt128 {
        var preimage = preimage()
        preimage.append(view)
        preimage.append(dealer.value)
        return CeremonySeed.weightHash.publicDigest(of: preimage).weight
    }

    private borrowing func preimage() -> SecretPreimage {
        var preimage = SecretPreimage(capacity: 128)
        preimage.append(bytes)
        return preimage
    }
}
