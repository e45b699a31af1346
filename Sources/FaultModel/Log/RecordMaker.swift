public import DKG

/// Makes the records of a log, right ones and wrong ones.
///
/// Numbers are not checked: a test may vote about round 77 in the name of participant 0.
public enum RecordMaker {
    /// A record of any type: 01 | type | id | body.
    ///
    /// - Parameters:
    ///   - type: The type, 0x20 for an envelope.
    ///   - id: The name of the ceremony.
    ///   - body: The body.
    /// - Returns: The record.
    public static func record(type: UInt8, id: Digest, body: [UInt8]) -> [UInt8] {
        [LogRecord.version, type] + id.encoded + body
    }

    /// A record with an envelope.
    ///
    /// - Parameters:
    ///   - envelope: The envelope.
    ///   - id: The name of the ceremony.
    /// - Returns: The record.
    public static func record(envelope: [UInt8], id: Digest) -> [UInt8] {
        record(type: LogRecord.envelopeType, id: id, body: envelope)
    }

    /// A vote to close a round.
    ///
    /// - Parameters:
    ///   - kind: The kind number of the round.
    ///   - sender: Who is said to vote.
    ///   - id: The name of the ceremony.
    ///   - key: Who signs.
    /// - Returns: The record.
    public static func vote(
        kind: UInt8, sender: UInt16, id: Digest, signedBy key: borrowing SigningKey
    ) -> [UInt8] {
        signed(
            record(type: LogRecord.voteType, id: id, body: [kind] + bigEndian(Int(sender))),
            with: LogRecord.voteHash, by: key)
    }

    /// A closing.
    ///
    /// - Parameters:
    ///   - kind: The kind number of the round.
    ///   - digests: The digests, which are listed as they are given.
    ///   - id: The name of the ceremony.
    ///   - key: Who signs.
    /// - Returns: The record.
    public static func closing(
        kind: UInt8, listing digests: [Digest], id: Digest, signedBy key: borrowing SigningKey
    ) -> [UInt8] {
        let body = [kind] + bigEndian(digests.count) + digests.flatMap(\.encoded)
        return signed(
            record(type: LogRecord.closingType, id: id, body: body), with: LogRecord.closingHash,
            by: key)
    }

    /// Digests in the order in which a closing lists them.
    ///
    /// - Parameter digests: The digests.
    /// - Returns: They, ascending.
    public static func ascending(_ digests: [Digest]) -> [Digest] {
        digests.sorted { $0.encoded.lexicographicallyPrecedes($1.encoded) }
    }

    private static func signed(
        _ bytes: [UInt8], with hash: TaggedHash, by key: borrowing SigningKey
    ) -> [UInt8] {
        bytes + key.sign(hash.digest(of: bytes), auxiliaryRandomness: nil).encoded
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
}
