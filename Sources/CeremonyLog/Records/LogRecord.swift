public import DKG
public import ThresholdSigning

/// One entry of a log, read as far as its header (Nodes.md, "Records").
///
///     record = 01 | type u8 | id 32 | body
///
/// One log can carry many ceremonies, and entries of types that are not known yet: a reader looks at the header, and
/// skips what is not for it.
public struct LogRecord: Hashable, Sendable {
    /// What a record is, by its second byte.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// An envelope of a ceremony.
        case envelope = 0x20
        /// A member's vote that the time of a round is up.
        case closeVote = 0x21
        /// A carrier's statement of what a round consists of.
        case closing = 0x22
        /// An object of a signing session.
        case signingObject = 0x23
    }

    /// What it is.
    public let kind: Kind

    /// The ceremony that it belongs to, as its header says.
    public let id: Ceremony.ID

    /// The whole record.
    public let bytes: [UInt8]

    static let version: UInt8 = 1

    /// How many bytes precede the body.
    public static let headerByteCount = 1 + 1 + Digest.byteCount

    /// Reads the header of an entry.
    ///
    /// - Parameter bytes: The entry. `nil` is returned for one that is no record, or a record of another version or of
    ///   a type that is not known here.
    public init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard (try? reader.readUInt8()) == LogRecord.version,
            let type = try? reader.readUInt8(), let kind = Kind(rawValue: type),
            let id = try? reader.readDigest()
        else { return nil }
        self.kind = kind
        self.id = Ceremony.ID(id)
        self.bytes = bytes
    }

    /// Makes the record of an envelope.
    ///
    /// - Parameters:
    ///   - envelope: The envelope as it travels.
    ///   - ceremony: The ceremony, also where the envelope names the session.
    public init(envelope: [UInt8], of ceremony: Ceremony.ID) {
        self.init(.envelope, of: ceremony, body: envelope)
    }

    /// Makes the record of something that belongs to a robust signature (Signing.md, section 5).
    ///
    /// - Parameters:
    ///   - object: The encoding of a call, an offer, a signed request, an answer or the signature.
    ///   - use: The use of the key that it belongs to.
    public init(signingObject object: [UInt8], of use: SigningCall.ID) {
        self.init(.signingObject, of: Ceremony.ID(use.digest), body: object)
    }

    /// The use of a key that a signing object belongs to, as its header says; `nil` for any other record.
    public var use: SigningCall.ID? {
        kind == .signingObject ? SigningCall.ID(id.digest) : nil
    }

    init(_ kind: Kind, of ceremony: Ceremony.ID, body: [UInt8]) {
        var writer = ByteWriter(capacity: LogRecord.headerByteCount + body.count)
        LogRecord.header(kind, of: ceremony, to: &writer)
        writer.append(body)
        self.kind = kind
        id = ceremony
        bytes = writer.bytes
    }

    static func header(_ kind: Kind, of ceremony: Ceremony.ID, to writer: inout ByteWriter) {
        writer.append(version)
        writer.append(kind.rawValue)
        writer.append(ceremony.digest)
    }

    /// The bytes after the header.
    public var body: [UInt8] { Array(bytes.dropFirst(LogRecord.headerByteCount)) }

    /// A reader of the body.
    var bodyReader: ByteReader {
        ByteReader(
            bytes, in: LogRecord.headerByteCount..<max(bytes.count, LogRecord.headerByteCount))
    }
}
