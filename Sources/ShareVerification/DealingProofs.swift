import Secp256k1Group

/// The messages that a dealer signs under keys which only it can know, so that a dealing cannot be
/// copied, recombined or moved to another session (Protocol.md, section 4).
enum DealingProofs {
    private static let ephemeralKey = TaggedHash("DKG/v1/ephemeral key")
    private static let constantTerm = TaggedHash("DKG/v1/constant term")

    /// The message signed under x(R_i).
    ///
    /// Without this proof a dealer could reuse an honest dealer's R and turn a receiver's complaint
    /// into a decryption of that dealer's share.
    static func ephemeralKeyMessage(_ dealingDigest: Digest) -> Digest {
        ephemeralKey.digest(of: dealingDigest.bytes)
    }

    /// The message signed under x(A_0) in the Feldman scheme, against rogue keys.
    static func constantTermMessage(_ dealingDigest: Digest) -> Digest {
        constantTerm.digest(of: dealingDigest.bytes)
    }
}
