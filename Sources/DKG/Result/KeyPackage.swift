public import PolynomialCommitments
public import Secp256k1Group

/// What a participant keeps: its secret share of a certified key.
///
/// Wiped when it dies; it cannot be copied, compared, printed or encoded by accident. Writing it is
/// a call of its own name, ``secretEncoding()``.
public struct KeyPackage: ~Copyable, Sendable {
    /// Whose share it is.
    public let index: ParticipantIndex

    /// x_j, the secret share; it may be zero.
    public let share: SecretScalar

    /// The certified public key.
    public let groupKey: GroupKey

    private static let kind: UInt8 = 2

    /// Checks that a share belongs to a key.
    ///
    /// - Parameters:
    ///   - index: Whose share it is.
    ///   - share: x_j.
    ///   - groupKey: The certified key.
    /// - Throws: ``KeyFileError/notAMember(_:)`` or ``KeyFileError/shareMismatch(_:)``.
    public init(
        index: ParticipantIndex, share: consuming SecretScalar, groupKey: GroupKey
    ) throws(KeyFileError) {
        guard let expected = groupKey.verificationShare(of: index) else {
            throw .notAMember(index)
        }
        guard share.timesGenerator() == expected else { throw .shareMismatch(index) }
        self.init(unchecked: index, share: share, groupKey: groupKey)
    }

    /// For the participant, which has checked its share already.
    init(unchecked index: ParticipantIndex, share: consuming SecretScalar, groupKey: GroupKey) {
        self.index = index
        self.share = share
        self.groupKey = groupKey
    }

    /// Decodes and verifies a key package.
    ///
    /// - Parameter bytes: The secret encoding and nothing else.
    /// - Throws: ``KeyFileError``.
    public init(decoding bytes: borrowing SecretBytes) throws(KeyFileError) {
        self = try KeyPackage.decode(bytes)
    }

    /// Y_j, the public key of the share.
    public var verificationShare: Point {
        groupKey.transcript.polynomial.evaluated(at: index)
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
            share = try SecretScalar(bytes.part(headerByteCount..<publicStart))
        } catch {
            throw .malformed(.scalar(error))
        }
        return try KeyPackage(index: index, share: share, groupKey: groupKey)
    }
}
