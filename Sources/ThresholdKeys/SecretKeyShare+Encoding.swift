import PolynomialCommitments
public import Secp256k1Group

// SecretKeyShare = 01 | 10 | index u16 | x_j 32 | ThresholdKey (kinds of files are hexadecimal)
extension SecretKeyShare {
    private static let fileKind: UInt8 = 0x10
    private static let headerByteCount = 4

    /// The encoding: 36 bytes and that of the key.
    ///
    /// Whoever reads these bytes has the share. Encrypt them, or write them where only the owner can read.
    ///
    /// - Returns: The encoding, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        let publicPart = key.encoded
        var writer = SecretPreimage(
            capacity: SecretKeyShare.headerByteCount + Scalar.byteCount + publicPart.count)
        writer.append(ThresholdKey.fileVersion)
        writer.append(SecretKeyShare.fileKind)
        writer.append(index.value)
        writer.append(value)
        writer.append(publicPart)
        return writer.bytes()
    }

    /// Decodes a share, and checks it as ``init(_:at:of:)`` does and its key as
    /// ``ThresholdKey/init(decoding:atMost:)`` does.
    ///
    /// - Parameters:
    ///   - bytes: The secret encoding and nothing else.
    ///   - maximumMembers: As in ``ThresholdKey/init(decoding:atMost:)``.
    /// - Throws: ``ThresholdKeyError``: ``ThresholdKeyError/malformed(_:)``, what the key is refused for,
    ///   ``ThresholdKeyError/unknownIndex(_:)`` or ``ThresholdKeyError/shareMismatch(_:)``.
    public init(
        decoding bytes: borrowing SecretBytes, atMost maximumMembers: Int = 1024
    ) throws(ThresholdKeyError) {
        self = try SecretKeyShare.decode(bytes, maximumMembers)
    }

    private static func decode(
        _ bytes: borrowing SecretBytes, _ maximumMembers: Int
    ) throws(ThresholdKeyError) -> SecretKeyShare {
        let publicStart = headerByteCount + Scalar.byteCount
        guard bytes.count > publicStart else {
            throw .malformed(.truncated(needed: publicStart + 1, available: bytes.count))
        }
        // Only what is public is copied into arrays.
        let index = try readIndex(bytes.publicBytes(in: 0..<headerByteCount))
        let key = try ThresholdKey(
            decoding: bytes.publicBytes(in: publicStart..<bytes.count), atMost: maximumMembers)
        guard let member = key.member(index) else { throw .unknownIndex(index) }
        let share: SecretScalar
        do throws(ScalarError) {
            share = try SecretScalar(decoding: bytes.part(headerByteCount..<publicStart))
        } catch {
            throw .malformed(.scalar(error))
        }
        return try SecretKeyShare(share, at: member.evaluationPoint, of: key)
    }

    private static func readIndex(
        _ header: [UInt8]
    ) throws(ThresholdKeyError) -> ParticipantIndex {
        do throws(DecodingError) {
            var reader = ByteReader(header)
            try reader.readValue(ThresholdKey.fileVersion, "the version of the file")
            try reader.readValue(fileKind, "the kind of the file (16 secret key share)")
            let number = try reader.readUInt16()
            guard let index = try? ParticipantIndex(number) else {
                throw DecodingError.unexpectedValue(field: "the index", got: Int(number))
            }
            return index
        } catch {
            throw .malformed(error)
        }
    }
}
