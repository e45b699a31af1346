public import PolynomialCommitments
public import Secp256k1Group

/// A signed message: the only thing that goes on a board (Protocol.md, section 3).
///
///     version u8 = 1 | kind u8 | id 32 | sender u16 | bodyLength u32 | body | signature 64
///
/// A decoded envelope has the right form. Whether its signature verifies and its body means
/// anything is decided by whoever receives it.
public struct Envelope: Hashable, Sendable {
    /// The envelope as it travels.
    public let bytes: [UInt8]

    /// The round that it belongs to, which is also the kind of its message.
    public let round: Round

    /// The ceremonyID in a join, the session's name sid in every other kind.
    public let id: Digest

    /// Who signed it, as it claims.
    public let sender: ParticipantIndex

    /// TH("DKG/v1/message", everything before the signature): what is signed, and what names the
    /// message.
    ///
    /// Another signature over the same content makes no other message.
    public let digest: Digest

    /// The sender's BIP 340 signature over the digest.
    public let signature: Signature

    private static let version: UInt8 = 1
    private static let headerByteCount = 1 + 1 + Digest.byteCount + 2 + 4
    private static let hash = TaggedHash("DKG/v1/message")

    /// How many bytes of an envelope are not its body.
    public static let overheadByteCount = headerByteCount + Signature.byteCount

    /// Decodes an envelope of any ceremony.
    ///
    /// - Parameters:
    ///   - bytes: The envelope and nothing else.
    ///   - ceremony: If given, the envelope must be possible in it: a kind of its scheme, a sender
    ///     of its roster, a body no longer than the largest of its kind.
    /// - Throws: ``EnvelopeError``.
    public init(decoding bytes: [UInt8], in ceremony: Ceremony? = nil) throws(EnvelopeError) {
        var reader = ByteReader(bytes)
        let version: UInt8
        let kind: UInt8
        let sender: UInt16
        let bodyLength: Int
        do throws(DecodingError) {
            version = try reader.readUInt8()
            kind = try reader.readUInt8()
            id = try reader.readDigest()
            sender = try reader.readUInt16()
            bodyLength = Int(try reader.readUInt32())
        } catch {
            throw .header(error)
        }
        guard version == Envelope.version else { throw .version(got: version) }
        guard let round = Round(rawValue: kind) else { throw .kind(got: kind) }
        guard let index = try? ParticipantIndex(sender),
            ceremony.map({ index.position < $0.participantCount }) ?? true
        else {
            throw .sender(
                got: Int(sender),
                participants: ceremony?.participantCount ?? ParticipantIndex.range.upperBound)
        }
        if let ceremony {
            guard let largest = ceremony.largestBody(in: round) else { throw .kind(got: kind) }
            guard bodyLength <= largest else {
                throw .bodyTooLong(largest: largest, got: bodyLength)
            }
        }
        let length = Envelope.overheadByteCount + bodyLength
        guard bytes.count == length else { throw .length(expected: length, got: bytes.count) }

        let signed = Envelope.headerByteCount + bodyLength
        var rest = ByteReader(bytes, in: signed..<bytes.count)
        do throws(DecodingError) {
            signature = try rest.readSignature()
        } catch {
            throw .header(error)
        }
        self.bytes = bytes
        self.round = round
        self.sender = index
        digest = Envelope.hash.digest(of: bytes, in: 0..<signed)
    }

    /// Signs a body.
    ///
    /// - Parameters:
    ///   - body: The encoded body.
    ///   - round: The round, which is also the kind.
    ///   - id: The ceremonyID for a join, otherwise the session's name.
    ///   - sender: The signer's index.
    ///   - identity: The signer's identity key.
    ///   - auxiliaryRandomness: Gives 32 bytes for the signature over a digest.
    package init(
        signing body: [UInt8], in round: Round, id: Digest, sender: ParticipantIndex,
        identity: borrowing SigningKey, auxiliaryRandomness: (Digest) -> SecretBytes?
    ) {
        var writer = ByteWriter(capacity: Envelope.overheadByteCount + body.count)
        Envelope.encode(
            kind: round.rawValue, id: id, sender: sender, body: body, to: &writer)
        digest = Envelope.hash.digest(of: writer)
        signature = identity.sign(digest, auxiliaryRandomness: auxiliaryRandomness(digest))
        writer.append(signature)
        bytes = writer.bytes
        self.round = round
        self.id = id
        self.sender = sender
    }

    /// The digest of a message that is known but for its signature, as of a certify message that is
    /// rebuilt from the transcript.
    static func digest(
        round: Round, id: Digest, sender: ParticipantIndex, body: [UInt8]
    ) -> Digest {
        digest(kind: round.rawValue, id: id, sender: sender, body: body)
    }

    /// The same of an envelope of any kind.
    static func digest(
        kind: UInt8, id: Digest, sender: ParticipantIndex, body: [UInt8]
    ) -> Digest {
        var writer = ByteWriter(capacity: headerByteCount + body.count)
        encode(kind: kind, id: id, sender: sender, body: body, to: &writer)
        return hash.digest(of: writer)
    }

    private static func encode(
        kind: UInt8, id: Digest, sender: ParticipantIndex, body: [UInt8],
        to writer: inout ByteWriter
    ) {
        writer.append(version)
        writer.append(kind)
        writer.append(id)
        writer.append(sender.value)
        writer.append(UInt32(clamping: body.count))
        writer.append(body)
    }

    /// A reader of the body.
    public var bodyReader: ByteReader {
        ByteReader(bytes, in: Envelope.headerByteCount..<(bytes.count - Signature.byteCount))
    }

    /// The bytes of the body.
    public var body: [UInt8] {
        Array(bytes[Envelope.headerByteCount..<(bytes.count - Signature.byteCount)])
    }

    /// Whether the signature is the sender's.
    ///
    /// - Parameter roster: The roster, which has the sender's key.
    /// - Returns: `true` if it verifies.
    public func isAuthentic(in roster: Roster) -> Bool {
        roster.key(of: sender)?.isValid(signature, for: digest) ?? false
    }

    /// Whether both have the same bytes.
    ///
    /// - Parameters:
    ///   - left: One envelope.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: Envelope, right: Envelope) -> Bool {
        left.digest == right.digest && left.signature == right.signature
    }

    /// Feeds digest and signature to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
        hasher.combine(signature)
    }
}

extension Envelope {
    /// An envelope without a body whose signature verifies under no key, for a replay that knows only
    /// that a slot was void.
    init?(unsigned round: Round, id: Digest, sender: ParticipantIndex) {
        var writer = ByteWriter()
        writer.append(UInt8(1))
        writer.append(round.rawValue)
        writer.append(id)
        writer.append(sender.value)
        writer.append(UInt32(0))
        writer.append(Signature(nonce: .zero, response: .zero))
        guard let envelope = try? Envelope(decoding: writer.bytes) else { return nil }
        self = envelope
    }
}
