public import DKG

/// A member's vote that the time of a round is up (Nodes.md, "Records").
///
///     record header | round kind u8 | sender u16 | signature 64 over TH("DKG/v1/close vote", everything before it)
///
/// It says nothing about who was silent: a vote is a statement about time, and nobody is blamed by it.
public struct CloseVote: Hashable, Sendable {
    /// The ceremony.
    public let ceremonyID: Ceremony.ID

    /// The round that is to be closed.
    public let round: Round

    /// Who votes, as it claims.
    public let sender: ParticipantIndex

    /// What is signed.
    public let digest: Digest

    /// The sender's BIP 340 signature over the digest.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/close vote")

    /// How many bytes of a vote follow the header of its record.
    static let bodyByteCount = 1 + 2 + Signature.byteCount

    /// Reads a vote, whose signature is not verified yet.
    ///
    /// - Parameter record: A record; `nil` is returned for one that is no vote.
    init?(_ record: LogRecord) {
        var reader = record.bodyReader
        guard record.kind == .closeVote, reader.remaining == CloseVote.bodyByteCount,
            let kind = try? reader.readUInt8(), let round = Round(rawValue: kind),
            let number = try? reader.readUInt16(), let sender = try? ParticipantIndex(number),
            let signature = try? reader.readSignature()
        else { return nil }
        ceremonyID = record.id
        self.round = round
        self.sender = sender
        self.signature = signature
        digest = CloseVote.digest(record.id, round, sender)
    }

    /// Makes the record of a vote.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony.
    ///   - round: The round that is to be closed.
    ///   - sender: Who votes.
    ///   - sign: Signs a digest with the sender's identity.
    /// - Returns: The record.
    package static func record(
        of ceremony: Ceremony.ID, round: Round, sender: ParticipantIndex,
        sign: (Digest) -> Signature
    ) -> LogRecord {
        var body = ByteWriter(capacity: bodyByteCount)
        body.append(round.rawValue)
        body.append(sender.value)
        body.append(sign(digest(ceremony, round, sender)))
        return LogRecord(.closeVote, of: ceremony, body: body.bytes)
    }

    private static func digest(
        _ ceremony: Ceremony.ID, _ round: Round, _ sender: ParticipantIndex
    ) -> Digest {
        var writer = ByteWriter(capacity: LogRecord.headerByteCount + 3)
        LogRecord.header(.closeVote, of: ceremony, to: &writer)
        writer.append(round.rawValue)
        writer.append(sender.value)
        return hash.digest(of: writer)
    }

    /// Whether the signature is the sender's.
    ///
    /// - Parameter roster: The roster, which has the sender's key.
    /// - Returns: `true` if it verifies.
    public func isAuthentic(in roster: Roster) -> Bool {
        roster.key(of: sender)?.isValid(signature, for: digest) ?? false
    }
}
