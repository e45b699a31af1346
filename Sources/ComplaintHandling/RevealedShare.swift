public import PolynomialCommitments
public import Secp256k1Group
public import ShareVerification

/// A holder's pair (s_mj, s'_mj) about a member m: an entry of an objection, which says that m
/// published wrong values, or of an opening, which helps to reconstruct m.
public struct RevealedShare: Hashable, Sendable {
    /// The member m; any index decodes, and the judge decides.
    public let member: ParticipantIndex

    /// The share and its blinding.
    ///
    /// Both are present: revealing happens only in the Pedersen scheme.
    public let share: OpenedShare

    /// The size of the encoding: member u16, s 32, s' 32.
    public static let byteCount = 2 + 2 * Scalar.byteCount

    /// Creates an entry.
    ///
    /// Outside the package it is decoded, so that it always has both.
    ///
    /// - Parameters:
    ///   - member: The member m.
    ///   - share: The pair.
    package init(member: ParticipantIndex, share: OpenedShare) {
        self.member = member
        self.share = share
    }

    /// Decodes an entry.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }

    /// Decodes an entry among others.
    package init(from reader: inout ByteReader) throws(DecodingError) {
        member = try ParticipantIndex(from: &reader, field: "the member")
        share = OpenedShare(value: try reader.readScalar(), blinding: try reader.readScalar())
    }

    /// The encoding: ``byteCount`` bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: RevealedShare.byteCount)
        encode(to: &writer)
        return writer.bytes
    }

    /// Encodes the entry among others.
    package func encode(to writer: inout ByteWriter) {
        writer.append(member.value)
        writer.append(share.value)
        writer.append(share.blinding ?? .zero)
    }
}
