public import Secp256k1Group

extension CeremonySeed {
    /// Draws the seed of a receiver of a resharing, from which its session key and its nonce follow, and nothing else
    /// (Life.md, section 2).
    ///
    /// Store it, where only the owner can read, before the join is sent.
    ///
    /// - Parameters:
    ///   - resharing: The resharing.
    ///   - identity: The receiver's identity, which is in the new roster.
    ///   - source: Where 32 fresh bytes come from.
    /// - Throws: ``ResharingError/notAReceiver(identity:resharing:)`` or ``ResharingError/random(_:)``.
    public init(
        receivingIn resharing: Resharing, identity: borrowing SigningKey,
        random source: inout some RandomSource
    ) throws(ResharingError) {
        guard resharing.roster.index(of: identity.verificationKey) != nil else {
            throw .notAReceiver(identity: identity.verificationKey, resharing: resharing.id)
        }
        let fresh: SecretBytes
        do throws(RandomSourceError) {
            fresh = try SecretBytes(random32: &source)
        } catch {
            throw .random(error)
        }
        self.init(receivingIn: resharing, identity: identity, fresh: fresh)
    }

    /// TH("DKG/v1/seed", identity secret || fresh 32 || resharingID).
    package init(
        receivingIn resharing: Resharing, identity: borrowing SigningKey,
        fresh: borrowing SecretBytes
    ) {
        self.init(named: resharing.id.digest, identity: identity, fresh: fresh)
    }
}
