import DKG

/// A vote to close a round.
struct LogVote: Sendable {
    let kind: UInt8
    let sender: ParticipantIndex
    let signature: Signature
    /// What is signed.
    let digest: Digest
    /// Where it stands in the log.
    var position: UInt64 = 0

    init?(_ bytes: [UInt8]) {
        let header = LogRecord.headerByteCount
        let signed = header + 3
        guard bytes.count == signed + Signature.byteCount,
            // "Index 0 does not decode" (Protocol.md, section 3).
            let sender = try? ParticipantIndex(
                Int(bytes[header + 1]) << 8 | Int(bytes[header + 2])),
            let signature = try? Signature(decoding: bytes[signed...])
        else { return nil }
        kind = bytes[header]
        self.sender = sender
        self.signature = signature
        digest = LogRecord.voteHash.digest(of: bytes, in: 0..<signed)
    }
}
