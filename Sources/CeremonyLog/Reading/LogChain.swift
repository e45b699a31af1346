import DKG

/// Which log was read, up to where: TH("DKG/v1/log chain", chain || message digest || signature) of everything that
/// counted.
///
/// Stored with a participant's state, it shows after a restart that the board is the one that was read before.
struct LogChain: Hashable, Sendable {
    /// Where the last entry stands that counted; 0 before the first.
    private(set) var position: UInt64 = 0

    /// The last link.
    private(set) var digest = Digest.zero

    private static let hash = TaggedHash("DKG/v1/log chain")

    init() {}

    init(position: UInt64, digest: Digest) {
        self.position = position
        self.digest = digest
    }

    /// Adds what a relay's closing says; its signature and those of its messages may be others when they are read again.
    mutating func append(closing: Digest, at position: UInt64) {
        var writer = ByteWriter(capacity: 64)
        writer.append(digest)
        writer.append(closing)
        digest = LogChain.hash.digest(of: writer)
        self.position = position
    }

    /// Adds what counted.
    mutating func append(_ message: Digest, _ signature: Signature, at position: UInt64) {
        var writer = ByteWriter(capacity: 128)
        writer.append(digest)
        writer.append(message)
        writer.append(signature)
        digest = LogChain.hash.digest(of: writer)
        self.position = position
    }
}
