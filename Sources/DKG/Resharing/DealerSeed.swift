public import Secp256k1Group
public import ThresholdKeys

/// The 32 bytes from which everything secret of a dealer in a resharing follows, but the share that it deals
/// (Life.md, section 2).
///
/// Who is a receiver as well has two seeds, one for each role. Store this one, where only the owner can read, **before**
/// the offer is sent. A dealer that makes no offer and hands over has one too, ``init(handingOverWith:)``.
public struct DealerSeed: ~Copyable, Sendable {
    /// The 32 secret bytes, to be stored.
    public let bytes: SecretBytes

    private static let hash = TaggedHash("DKG/v1/dealer seed")
    private static let nonceHash = TaggedHash("DKG/v1/join nonce")
    private static let auxiliaryHash = TaggedHash("DKG/v1/aux")

    /// Draws a dealer's seed.
    ///
    /// - Parameters:
    ///   - share: The dealer's share of ``Resharing/predecessor``; of a foreign key by ``Predecessor/secretShare(from:)``.
    ///   - resharing: The resharing.
    ///   - identity: The dealer's identity, as the predecessor names it.
    ///   - source: Where 32 fresh bytes come from.
    /// - Throws: ``ResharingError/otherKey(needed:got:)``, ``ResharingError/notTheDealer(index:needed:got:)``,
    ///   ``ResharingError/shareOfZero(_:)`` or ``ResharingError/random(_:)``.
    public init(
        dealing share: borrowing SecretKeyShare, in resharing: Resharing,
        identity: borrowing SigningKey, random source: inout some RandomSource
    ) throws(ResharingError) {
        try resharing.requireDealer(share, identity.verificationKey)
        let fresh: SecretBytes
        do throws(RandomSourceError) {
            fresh = try SecretBytes(random32: &source)
        } catch {
            throw .random(error)
        }
        self.init(dealing: share.value, in: resharing, identity: identity, fresh: fresh)
    }

    /// TH("DKG/v1/dealer seed", identity secret 32 || x_i 32 || fresh 32 || resharingID).
    package init(
        dealing share: borrowing SecretScalar, in resharing: Resharing,
        identity: borrowing SigningKey, fresh: borrowing SecretBytes
    ) {
        var preimage = SecretPreimage(capacity: 128)
        preimage.append(identity.secretEncoding())
        preimage.append(share)
        preimage.append(fresh)
        preimage.append(resharing.id.digest)
        bytes = DealerSeed.hash.secretDigest(of: preimage)
    }

    /// Draws what a dealer that made no offer has in place of a seed when it hands over: 32 fresh bytes.
    ///
    /// - Parameter source: Where they come from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(handingOverWith source: inout some RandomSource) throws(RandomSourceError) {
        bytes = try SecretBytes(random32: &source)
    }

    /// Takes a seed that was stored.
    ///
    /// - Parameter stored: The 32 bytes; any other number gives `nil`, and so do 32 zero bytes, which no seed ever is.
    public init?(stored: consuming SecretBytes) {
        guard stored.count == Digest.byteCount, !stored.isAllZero else { return nil }
        bytes = stored
    }

    /// TH("DKG/v1/join nonce", seed), which the offer publishes.
    package borrowing func offerNonce() -> Digest {
        DealerSeed.nonceHash.publicDigest(of: preimage())
    }

    /// TH("DKG/v1/aux", seed || m): what a signature over the message hash m is made with.
    package borrowing func auxiliaryRandomness(for message: Digest) -> SecretBytes {
        var preimage = preimage()
        preimage.append(message)
        return DealerSeed.auxiliaryHash.secretDigest(of: preimage)
    }

    private borrowing func preimage() -> SecretPreimage {
        var preimage = SecretPreimage(capacity: 64)
        preimage.append(bytes)
        return preimage
    }
}

extension Resharing {
    /// Whether a share and an identity are those of a dealer that can deal.
    func requireDealer(
        _ share: borrowing SecretKeyShare, _ identity: VerificationKey
    ) throws(ResharingError) {
        guard share.key == predecessor.key else {
            throw .otherKey(needed: predecessor.key.epoch, got: share.key.epoch)
        }
        // A predecessor has no member without one.
        guard let needed = predecessor.key.member(share.index)?.identity else {
            throw .identityMissing(share.index)
        }
        guard needed == identity else {
            throw .notTheDealer(index: share.index, needed: needed, got: identity)
        }
        // That the share gives its Y_i was seen when the value was made.
        guard predecessor.canDeal(share.index) else { throw .shareOfZero(share.index) }
    }
}
