public import PolynomialCommitments
public import Secp256k1Group

/// A receiver's share of an epoch that is not in force yet: what has to be stored, and read back, before the receiver
/// certifies (Life.md, section 3).
///
/// Dealers may hand over a year later, so it is kept until another successor is in force, and used for nothing until its
/// epoch is. Wiped when it dies; it cannot be copied, compared or printed.
public struct PendingShare: ~Copyable, Sendable {
    /// Which resharing made it.
    public let resharing: Resharing.ID
    /// In which session, sid'.
    public let session: Session.ID
    /// The transcript that the receiver is about to certify: 32 bytes.
    public let transcript: Digest
    /// Whose share it is, by its index in the new roster.
    public let index: ParticipantIndex
    /// x'_j; it may be zero.
    public let value: SecretScalar

    /// The size of the encoding.
    public static let byteCount = 2 + 3 * Digest.byteCount + 2 + Scalar.byteCount

    private static let version: UInt8 = 0x01
    private static let fileKind: UInt8 = 0x11

    /// Puts a pending share together.
    package init(
        _ value: consuming SecretScalar, of index: ParticipantIndex, in transcript: Transcript,
        of resharing: Resharing.ID
    ) {
        self.resharing = resharing
        session = transcript.session
        self.transcript = transcript.digest
        self.index = index
        self.value = value
    }

    // 01 | 11 | resharingID 32 | sid' 32 | transcript' digest 32 | index u16 | x'_j 32 (kinds of files are hexadecimal)

    /// The encoding: 132 bytes.
    ///
    /// Whoever reads these bytes has the share. Store them sealed.
    ///
    /// - Returns: The encoding, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        var writer = SecretPreimage(capacity: PendingShare.byteCount)
        writer.append(PendingShare.version)
        writer.append(PendingShare.fileKind)
        writer.append(resharing.digest)
        writer.append(session.digest)
        writer.append(transcript)
        writer.append(index.value)
        writer.append(value)
        return writer.bytes()
    }

    /// Decodes a pending share.
    ///
    /// Whether it belongs to the public share of its index, only the epoch's key can tell.
    ///
    /// - Parameter bytes: The secret encoding and nothing else.
    /// - Throws: ``KeyFileError/malformed(_:)``.
    public init(decoding bytes: borrowing SecretBytes) throws(KeyFileError) {
        self = try PendingShare.decode(bytes)
    }

    private static func decode(
        _ bytes: borrowing SecretBytes
    ) throws(KeyFileError) -> PendingShare {
        let publicCount = byteCount - Scalar.byteCount
        guard bytes.count >= byteCount else {
            throw .malformed(.truncated(needed: byteCount, available: bytes.count))
        }
        guard bytes.count == byteCount else {
            throw .malformed(.trailing(count: bytes.count - byteCount))
        }
        // Only what is public is copied into arrays.
        var reader = ByteReader(bytes.publicBytes(in: 0..<publicCount))
        let resharing: Digest
        let session: Digest
        let transcript: Digest
        let index: ParticipantIndex
        do throws(DecodingError) {
            try readByte(version, "the version of the file", from: &reader)
            try readByte(fileKind, "the kind of the file (17 pending share)", from: &reader)
            resharing = try reader.readDigest()
            session = try reader.readDigest()
            transcript = try reader.readDigest()
            index = try ParticipantIndex(from: &reader, field: "the index")
        } catch {
            throw .malformed(error)
        }
        let value: SecretScalar
        do throws(ScalarError) {
            value = try SecretScalar(decoding: bytes.part(publicCount..<byteCount))
        } catch {
            throw .malformed(.scalar(error))
        }
        return PendingShare(
            decoded: value, resharing: resharing, session: session, transcript: transcript,
            index: index)
    }

    private init(
        decoded value: consuming SecretScalar, resharing: Digest, session: Digest,
        transcript: Digest, index: ParticipantIndex
    ) {
        self.resharing = Resharing.ID(resharing)
        self.session = Session.ID(session)
        self.transcript = transcript
        self.index = index
        self.value = value
    }

    private static func readByte(
        _ expected: UInt8, _ field: String, from reader: inout ByteReader
    ) throws(DecodingError) {
        let byte = try reader.readUInt8()
        guard byte == expected else { throw .unexpectedValue(field: field, got: Int(byte)) }
    }
}
