public import PolynomialCommitments
public import Secp256k1Group
public import ShareVerification

/// A holder's pair (s_mj, s'_mj) about a member m: an entry of an objection, which says that m
/// published wrong values, or of an opening, which helps to reconstruct m.
public struct RevealedShare: Hashable, Sendable {
    /// The member m.
    ///
    /// Any index decodes; the judge decides.
    public let member: ParticipantIndex

    /// The share and its blinding.
    ///
    /// Both are present: revealing happens only in the Pedersen scheme.
    public let share: OpenedShare

    /// The size of the encoding: member u16, s 32, s' 32.
    public static let byteCount = 2 + 2 * Scalar.byteCount

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - member: The member m.
    ///   - share: The pair.
    public init(member: ParticipantIndex, share: OpenedShare) {
        self.member = member
        self.share = share
    }

    /// Decodes an entry.
    ///
    /// - Parameter reader: Where it begins.
    /// - Throws: `DecodingError`.
    public init(from reader: inout ByteReader) throws(DecodingError) {
        member = try ParticipantIndex(from: &reader, field: "the member")
        share = OpenedShare(value: try reader.readScalar(), blinding: try reader.readScalar())
    }

    /// Encodes the entry.
    ///
    /// - Parameter writer: Where it goes.
    public func encode(to writer: inout ByteWriter) {
        writer.append(member.value)
        writer.append(share.value)
        writer.append(share.blinding ?? .zero)
    }
}
