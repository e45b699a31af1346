public import Secp256k1Group

/// A public key with its chain code, as wallets exchange it: an xpub of BIP 32.
///
/// Whoever has it computes every child and sees which addresses belong together. **Whoever has it and a member's share of
/// one child has the member's share of the key**: see ``ChainCode``.
public struct ExtendedPublicKey: Hashable, Sendable {
    /// How many steps the key is below the one that all began with.
    public let depth: UInt8

    /// The first four bytes of HASH160 of the parent; zeros for a key without one.
    public let parentFingerprint: UInt32

    /// Which child of its parent the key is, from 2^31 on a hardened one; 0 for a key without a parent.
    public let childNumber: UInt32

    /// The chain code.
    public let chainCode: ChainCode

    /// The public key.
    public let publicKey: PublicKey

    /// Makes the extended key of a key that has no parent.
    ///
    /// Whoever has a ``ThresholdKey`` takes ``init(of:)``, which looks at what the key is for.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - chainCode: The chain code.
    public init(of key: PublicKey, chainCode: ChainCode) {
        self.init(
            depth: 0, parentFingerprint: 0, childNumber: 0, chainCode: chainCode, publicKey: key)
    }

    /// Makes the extended key of a threshold key, with the chain code that follows from the key.
    ///
    /// - Parameter key: The key, which has to be for signing.
    /// - Throws: ``DerivationError/wrongPurpose(_:)``.
    public init(of key: ThresholdKey) throws(DerivationError) {
        self.init(of: try TweakedKey(of: key).publicKey, chainCode: ChainCode(of: key))
    }

    init(
        depth: UInt8, parentFingerprint: UInt32, childNumber: UInt32, chainCode: ChainCode,
        publicKey: PublicKey
    ) {
        self.depth = depth
        self.parentFingerprint = parentFingerprint
        self.childNumber = childNumber
        self.chainCode = chainCode
        self.publicKey = publicKey
    }

    /// The key at the end of a path, and the chain code of its children.
    ///
    /// - Parameter path: The path from this key on.
    /// - Returns: The descendant with its chain code; what has been done to the key is counted from this key on.
    /// - Throws: What ``TweakedKey/child(_:chainCode:)`` throws.
    public func descendant(
        _ path: DerivationPath
    ) throws(DerivationError) -> (key: TweakedKey, chainCode: ChainCode) {
        try TweakedKey(publicKey).descendant(path, chainCode: chainCode)
    }
}
