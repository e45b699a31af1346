public import Secp256k1Group

/// Which scripts a Taproot output key commits to (BIP 341).
///
/// Every output key commits to something. A key that is used as it is might be one that its maker composed of another
/// key and a script of its own.
public enum TaprootCommitment: Hashable, Sendable {
    /// No scripts: only the key can spend, and anybody who is shown the internal key sees that (BIP 86).
    case withoutScripts

    /// The Merkle root of a tree of scripts, each of which can spend as well as the key.
    case root(Digest)

    /// Decodes a Merkle root, or its absence.
    ///
    /// - Parameter bytes: The 32 bytes of the root, or none for a commitment without scripts.
    /// - Throws: ``DerivationError/merkleRootLength(expected:got:)``.
    public init(merkleRoot bytes: some Collection<UInt8>) throws(DerivationError) {
        if bytes.isEmpty {
            self = .withoutScripts
        } else if let root = Digest(bytes) {
            self = .root(root)
        } else {
            throw .merkleRootLength(expected: Digest.byteCount, got: bytes.count)
        }
    }

    /// The 32 bytes of the root, or none.
    public var merkleRoot: [UInt8] {
        switch self {
        case .withoutScripts: []
        case .root(let root): root.encoded
        }
    }
}
