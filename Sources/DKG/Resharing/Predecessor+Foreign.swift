import PolynomialCommitments
public import Secp256k1Group
public import ThresholdKeys

extension Predecessor {
    /// Takes a key of another protocol, and says who its members are.
    ///
    /// The name of a foreign key covers the identities, so this is another `ThresholdKey` than the one given; a share
    /// of that one becomes a share of this one by ``secretShare(from:)``.
    ///
    /// - Parameters:
    ///   - key: A foreign key, of ChillDKG, of the FROST crates, or put together from its parts.
    ///   - identities: The BIP 340 key of each member, in the order of the key's members. One that the key names
    ///     itself is replaced.
    /// - Throws: ``ResharingError/notForeign``, ``ResharingError/identityCount(needed:got:)`` or
    ///   ``ResharingError/predecessor(_:)``.
    public init(
        _ key: ThresholdKey, identities: [VerificationKey]
    ) throws(ResharingError) {
        guard key.epoch.isForeign else { throw .notForeign }
        guard identities.count == key.members.count else {
            throw .identityCount(needed: key.members.count, got: identities.count)
        }
        let shares = zip(key.members, identities).map { member, identity in
            PublicShare(
                evaluationPoint: member.evaluationPoint, point: member.verificationShare,
                identity: identity)
        }
        let named: ThresholdKey
        do throws(ThresholdKeyError) {
            named = try ThresholdKey(
                publicKey: key.publicKey.point, threshold: key.threshold, shares: shares,
                purpose: key.purpose, context: key.context)
        } catch {
            throw .predecessor(error)
        }
        try self.init(checked: named)
    }

    /// Takes a key that exists in one place, as a sharing by one of one.
    ///
    /// After the resharing the receivers can use the key, **and whoever had it still can**: nothing makes anybody forget
    /// a key. Its share is the key itself, at the evaluation point 1.
    ///
    /// - Parameters:
    ///   - publicKey: The public key.
    ///   - identity: The BIP 340 key of whoever has the secret key; not the key itself, which would sign envelopes.
    ///   - purpose: What the key is for.
    ///   - context: At most 255 bytes that say what it is about.
    /// - Throws: ``ResharingError/predecessor(_:)``, for a context that is too long, or
    ///   ``ResharingError/identityIsKey``.
    public init(
        heldAlone publicKey: PublicKey, by identity: VerificationKey, purpose: Purpose = .signing,
        context: [UInt8] = []
    ) throws(ResharingError) {
        guard publicKey.verificationKey != identity else { throw .identityIsKey }
        let key: ThresholdKey
        do throws(ThresholdKeyError) {
            key = try ThresholdKey(
                publicKey: publicKey.point, threshold: .one,
                shares: [
                    PublicShare(
                        evaluationPoint: .one, point: publicKey.point, identity: identity)
                ],
                purpose: purpose, context: context)
        } catch {
            throw .predecessor(error)
        }
        try self.init(checked: key)
    }

    /// A dealer's share as a share of this predecessor.
    ///
    /// - Parameter share: A share of the key that this predecessor was made of.
    /// - Returns: The share; constant time.
    /// - Throws: ``ResharingError/predecessor(_:)`` if it is no share of this key.
    public func secretShare(
        from share: borrowing SecretKeyShare
    ) throws(ResharingError) -> SecretKeyShare {
        do throws(ThresholdKeyError) {
            return try SecretKeyShare(
                share.value.duplicate(), at: share.evaluationPoint, of: key)
        } catch {
            throw .predecessor(error)
        }
    }
}
