import PolynomialCommitments
import Secp256k1Group

/// The bytes of an accepted dealing up to its first proof, and where in them things are.
///
/// They are those of the envelope, which is kept as evidence anyway: an array is shared and not copied.
/// A sealed share is decoded when somebody wants it, which is once for one's own and never for most
/// others; decoded, they would take more memory than everything else.
struct DealingContent: Sendable {
    private let bytes: [UInt8]
    private let start: Int
    private let statedPoints: Int
    private let members: Int
    private let scheme: CommitmentScheme

    /// Takes bytes that were decoded before, or just encoded.
    init(_ bytes: [UInt8], from start: Int, in session: DealingSession) {
        self.bytes = bytes
        self.start = start
        statedPoints = session.statedPointCount
        members = session.receivers.count
        scheme = session.scheme
    }

    private static let countByteCount = 2

    private var valuesStart: Int {
        start + DealingContent.countByteCount + Point.affineByteCount * statedPoints
            + Point.compressedByteCount + DealingContent.countByteCount
    }

    private var blindingsStart: Int {
        valuesStart + Scalar.byteCount * members + DealingContent.countByteCount
    }

    /// Where the first proof begins.
    var end: Int {
        switch scheme {
        case .feldman: valuesStart + Scalar.byteCount * members
        case .pedersen: blindingsStart + Scalar.byteCount * members
        }
    }

    /// How many bytes the dealing's digest covers.
    var byteCount: Int { end - start }

    /// Appends what the dealing's digest covers.
    func append(to writer: inout ByteWriter) {
        writer.append(bytes[start..<end])
    }

    /// The sealed share at a member's position; `nil` if this session has fewer members.
    func sealedShare(at position: Int) -> SealedShare? {
        guard position < members else { return nil }
        guard let value = scalar(at: valuesStart + Scalar.byteCount * position) else { return nil }
        guard scheme == .pedersen else { return .feldman(value) }
        return scalar(at: blindingsStart + Scalar.byteCount * position).map {
            .pedersen(value, blinding: $0)
        }
    }

    /// All sealed shares.
    var sealedShares: [SealedShare] { (0..<members).compactMap(sealedShare) }

    /// The commitments, decoded once more.
    var points: [Point] {
        var reader = ByteReader(bytes, in: start..<bytes.count)
        // They were decoded before; if they were not, no share would satisfy what is left.
        return (try? reader.readAffinePoints(exactly: statedPoints, of: "commitments")) ?? []
    }

    private func scalar(at offset: Int) -> Scalar? {
        var reader = ByteReader(bytes, in: offset..<min(offset + Scalar.byteCount, bytes.count))
        return try? reader.readScalar()
    }
}
