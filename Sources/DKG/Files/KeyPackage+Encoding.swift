import PolynomialCommitments
public import Secp256k1Group

extension KeyPackage {
    private static let kind: UInt8 = 2

    /// Decodes and verifies a key package.
    ///
    /// - Parameter bytes: The secret encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: borrowing SecretBytes) throws(KeyFileError) {
        self = try KeyPackage.decode(bytes)
    }

    /// KeyPackage = 01 | 02 | index u16 | x_j 32 | GroupKey (Protocol.md, section 7).
    ///
    /// Whoever reads these bytes has the share. Encrypt them, or write them where only the owner
    /// can read.
    ///
    /// - Returns: The encoding, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        var writer = SecretPreimage(capacity: 1024)
        writer.append(GroupKey.version)
        writer.append(KeyPackage.kind)
        writer.append(index.value)
        writer.append(share)
        writer.append(groupKey.encoded)
        return writer.bytes()
    }

    private static func decode(
        _ bytes: borrowing SecretBytes
    ) throws(KeyFileError) -> KeyPackage {
        let headerByteCount = 4
        let publicStart = headerByteCount + Scalar.byteCount
        guard bytes.count > publicStart else {
            throw .malformed(.truncated(needed: publicStart + 1, available: bytes.count))
        }
        // Only what is public is copied into arrays.
        let header = bytes.publicBytes(in: 0..<headerByteCount)
        let rest = bytes.publicBytes(in: publicStart..<bytes.count)
        var reader = ByteReader(header)
        try KeyFileError.readPreamble(&reader, kind: kind)
        let index: ParticipantIndex
        do throws(DecodingError) {
            index = try ParticipantIndex(from: &reader, field: "the index")
        } catch {
            throw .malformed(error)
        }
        let groupKey = try GroupKey(decoding: rest)
        let share: SecretScalar
        do throws(ScalarError) {
            share = try SecretScalar(decoding: bytes.part(headerByteCount..<publicStart))
        } catch {
            throw .malformed(.scalar(error))
        }
        return try KeyPackage(index: index, share: share, groupKey: groupKey)
    }
}
