import DKG

/// A record that a reader looks at, decoded from its bytes and nothing else.
///
///     record     = 01 | type u8 (20 envelope, 21 close vote, 22 closing) | id 32 | body
///     close vote = round kind u8 | sender u16 | signature 64
///     closing    = round kind u8 | count u16 | digests 32 each, ascending | signature 64
enum LogRecord {
    /// A message, not decoded.
    case envelope([UInt8])
    /// A vote, whose signature was not looked at.
    case vote(LogVote)
    /// A closing, whose signature was not looked at.
    case closing(SignedClosing)

    static let version: UInt8 = 0x01
    static let envelopeType: UInt8 = 0x20
    static let voteType: UInt8 = 0x21
    static let closingType: UInt8 = 0x22
    static let headerByteCount = 34

    static let voteHash = TaggedHash("DKG/v1/close vote")
    static let closingHash = TaggedHash("DKG/v1/closing")

    /// Decodes a record of a ceremony.
    ///
    /// "A decoder accepts exactly the bytes an encoder produces, and refuses trailing bytes" (Protocol.md,
    /// section 3). What does not decode is skipped as what is unknown: nobody signed it, as far as one sees.
    init?(_ bytes: [UInt8], of ceremony: Ceremony) {
        guard bytes.count >= LogRecord.headerByteCount, bytes[0] == LogRecord.version,
            Array(bytes[2..<LogRecord.headerByteCount]) == ceremony.id.digest.encoded
        else { return nil }
        switch bytes[1] {
        case LogRecord.envelopeType:
            self = .envelope(Array(bytes[LogRecord.headerByteCount...]))
        case LogRecord.voteType:
            guard let vote = LogVote(bytes) else { return nil }
            self = .vote(vote)
        case LogRecord.closingType:
            guard let closing = SignedClosing(bytes, of: ceremony) else { return nil }
            self = .closing(closing)
        default:
            return nil
        }
    }
}
