import Secp256k1Group

/// What the children of a key follow from besides the key: 32 bytes, as in BIP 32.
///
/// Whoever has it and the key computes every child, so a chain code that is public **links all addresses** that are
/// derived with it. The one that follows from the key, ``init(of:)``, is known to everybody who knows the
/// ``ThresholdKey``; where addresses have to be kept apart, take one that only the members know.
///
/// It is no secret in a stronger sense. The difference between a child and its key can be computed by whoever has the
/// extended public key, so **a member's share of a single child gives the member's share of the key** to everybody
/// who knows key and chain code. Shares of children are never stored, sent or reshared.
public struct ChainCode: Hashable, Sendable {
    private let digest: Digest

    /// The size of the encoding.
    public static let byteCount = Digest.byteCount

    private static let hash = TaggedHash("DKG/v1/chain code")

    /// The chain code that follows from a key, the same in every epoch.
    ///
    /// - Parameter key: The key.
    public init(of key: ThresholdKey) {
        // TH("DKG/v1/chain code", keyID)
        digest = ChainCode.hash.digest(of: key.keyID.encoded)
    }

    /// Decodes a chain code.
    ///
    /// - Parameter bytes: 32 bytes, of any value.
    /// - Throws: ``DerivationError/chainCodeLength(expected:got:)``.
    public init(decoding bytes: some Collection<UInt8>) throws(DerivationError) {
        guard let digest = Digest(bytes) else {
            throw .chainCodeLength(expected: ChainCode.byteCount, got: bytes.count)
        }
        self.digest = digest
    }

    /// The 32 bytes.
    public var encoded: [UInt8] { digest.encoded }
}

extension ChainCode: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { digest.description }
}
