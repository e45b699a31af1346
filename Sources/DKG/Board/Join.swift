public import PolynomialCommitments
public import Secp256k1Group

/// A participant's entry into the session: a fresh encryption key and a fresh nonce.
public struct Join: Hashable, Sendable {
    /// Who joins.
    public let index: ParticipantIndex

    /// E_j, to which shares for this participant will be sealed.
    public let encryptionKey: Point

    /// 32 bytes that make the session's name unpredictable.
    public let nonce: Digest

    /// Creates a join.
    ///
    /// - Parameters:
    ///   - index: Who joins.
    ///   - encryptionKey: E_j, not infinity.
    ///   - nonce: 32 bytes.
    package init(index: ParticipantIndex, encryptionKey: Point, nonce: Digest) {
        self.index = index
        self.encryptionKey = encryptionKey
        self.nonce = nonce
    }

    /// Decodes the body of a join message: E 33, nonce 32.
    ///
    /// - Parameters:
    ///   - reader: Where the body begins; it must also end the reader's range.
    ///   - index: The sender.
    /// - Throws: `DecodingError`.
    init(from reader: inout ByteReader, sender index: ParticipantIndex) throws(DecodingError) {
        self.index = index
        encryptionKey = try reader.readCompressedPoint()
        nonce = try reader.readDigest()
        try reader.finish()
    }

    /// What an envelope joins with; `nil` if it is no join, or its body does not decode.
    ///
    /// - Parameter envelope: The envelope.
    package init?(_ envelope: Envelope) {
        var reader = envelope.bodyReader
        guard envelope.round == .join,
            let join = try? Join(from: &reader, sender: envelope.sender)
        else { return nil }
        self = join
    }

    /// The body of the message.
    var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 65)
        encode(to: &writer)
        return writer.bytes
    }

    /// E 33, nonce 32.
    func encode(to writer: inout ByteWriter) {
        writer.append(compressed: encryptionKey)
        writer.append(nonce)
    }
}
