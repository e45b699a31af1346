public import Secp256k1Group

/// Which sharing of which key: a key outlives its shares, and resharing gives it the next epoch.
public struct KeyEpoch: Hashable, Sendable {
    /// How often the key was reshared: 0 is the sharing that the key generation made.
    public let number: UInt32

    /// The transcript digest of epoch 0, which names the key: 32 bytes.
    public let genesis: Digest

    /// The transcript digest of this epoch: 32 bytes, in epoch 0 the same as ``genesis``.
    public let transcript: Digest

    /// The board on which the key lives; `nil` for a key that another protocol made.
    public let board: BoardKind?

    /// Whether another protocol made the key, so that nothing certifies where it comes from.
    public var isForeign: Bool { board == nil }

    /// Puts an epoch together of what a protocol has checked.
    package init(number: UInt32, genesis: Digest, transcript: Digest, board: BoardKind?) {
        self.number = number
        self.genesis = genesis
        self.transcript = transcript
        self.board = board
    }

    private static let foreignHash = TaggedHash("DKG/v1/foreign key")

    /// The epoch of a foreign key, whose genesis and transcript are a hash of what it consists of.
    ///
    /// - Parameters:
    ///   - purpose: What its adopter says that it is for.
    ///   - parts: Threshold, public key, context and members, encoded.
    /// - Returns: The epoch.
    static func foreign(purpose: Purpose, parts: ByteWriter) -> KeyEpoch {
        // TH("DKG/v1/foreign key", purpose u8 || PARTS), Protocol.md, section 10.
        let name = foreignHash.digest(of: [purpose.rawValue] + parts.bytes)
        return KeyEpoch(number: 0, genesis: name, transcript: name, board: nil)
    }
}

extension KeyEpoch: CustomStringConvertible {
    /// The number and the transcript digest.
    public var description: String {
        isForeign ? "foreign key \(transcript)" : "epoch \(number), transcript \(transcript)"
    }
}
