import DKG

/// A closing as a carrier signs it.
struct SignedClosing: Sendable {
    let bytes: [UInt8]
    let round: Round
    /// Ascending.
    let digests: [Digest]
    let signature: Signature
    /// What is signed.
    let digest: Digest

    init?(_ bytes: [UInt8], of ceremony: Ceremony) {
        let list = LogRecord.headerByteCount + 3
        guard bytes.count >= list + Signature.byteCount,
            let round = Round(rawValue: bytes[LogRecord.headerByteCount]),
            ceremony.rounds.contains(round)
        else { return nil }
        let count =
            Int(bytes[LogRecord.headerByteCount + 1]) << 8
            | Int(bytes[LogRecord.headerByteCount + 2])
        let signed = list + count * Digest.byteCount
        guard bytes.count == signed + Signature.byteCount,
            let signature = try? Signature(decoding: bytes[signed...])
        else { return nil }
        let encodings = stride(from: list, to: signed, by: Digest.byteCount).map {
            Array(bytes[$0..<$0 + Digest.byteCount])
        }
        // "All lists are strictly ascending" (Protocol.md, section 3).
        let isAscending = zip(encodings, encodings.dropFirst()).allSatisfy {
            $0.lexicographicallyPrecedes($1)
        }
        guard isAscending else { return nil }
        self.bytes = bytes
        self.round = round
        digests = encodings.compactMap { try? Digest(decoding: $0) }
        self.signature = signature
        digest = LogRecord.closingHash.digest(of: bytes, in: 0..<signed)
    }
}
