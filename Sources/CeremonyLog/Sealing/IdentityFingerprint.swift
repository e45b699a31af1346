public import DKG

/// A short name of an identity's public key, for people to compare: eight groups of four hexadecimal digits.
///
/// The first 16 bytes of TH("DKG/v1/identity fingerprint", public key 32) (Nodes.md, section 3). Finding another key
/// with the fingerprint of a given one takes 2^128 tries; of two keys that one person makes, nothing is claimed.
public struct IdentityFingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes.
    public let encoded: [UInt8]

    /// The size of the fingerprint.
    public static let byteCount = 16

    private static let hash = TaggedHash("DKG/v1/identity fingerprint")
    private static let bytesInGroup = 2

    /// The fingerprint of a public key.
    ///
    /// - Parameter publicKey: The key.
    public init(of publicKey: VerificationKey) {
        let digest = IdentityFingerprint.hash.digest(of: publicKey.encoded)
        encoded = Array(digest.encoded.prefix(IdentityFingerprint.byteCount))
    }

    /// Eight groups of four hexadecimal digits, with spaces between them.
    public var description: String {
        stride(from: 0, to: encoded.count, by: IdentityFingerprint.bytesInGroup).map { start in
            encoded.dropFirst(start).prefix(IdentityFingerprint.bytesInGroup).hexadecimal
        }.joined(separator: " ")
    }
}
