public import DiscreteLogProofs
public import PolynomialCommitments
public import Secp256k1Group
public import ShareVerification

/// A receiver's claim that the share sealed for it does not satisfy the dealer's commitments.
///
/// It reveals the shared point K of this dealer and this receiver, so that anybody can open the one
/// ciphertext and see. It never carries a copy of that ciphertext: it points at the dealing that
/// everybody accepted.
public struct Complaint: Hashable, Sendable {
    /// The dealer who is accused.
    ///
    /// Any index decodes; the judge decides.
    public let dealer: ParticipantIndex

    /// K, claimed to be e_j R_i.
    public let sharedPoint: Point

    /// The proof that it is.
    public let proof: DiscreteLogEqualityProof

    /// The size of the encoding: dealer u16, K 33, e 32, z 32.
    public static let byteCount = 2 + Point.compressedByteCount + 2 * Scalar.byteCount

    /// Wraps a complaint that was received.
    ///
    /// - Parameters:
    ///   - dealer: The dealer who is accused.
    ///   - sharedPoint: K.
    ///   - proof: The proof.
    public init(
        dealer: ParticipantIndex, sharedPoint: Point, proof: DiscreteLogEqualityProof
    ) {
        self.dealer = dealer
        self.sharedPoint = sharedPoint
        self.proof = proof
    }

    /// Complains about a dealing, in constant time.
    ///
    /// Only do this when the opened share fails the equation: the complaint makes the share public.
    ///
    /// - Parameters:
    ///   - dealing: The accepted dealing.
    ///   - accuser: The receiver who accuses.
    ///   - sessionKey: e_j, the accuser's session secret.
    ///   - seed: The accuser's seed, from which the proof's nonce follows.
    ///   - session: The session.
    public init(
        about dealing: AcceptedDealing, by accuser: ParticipantIndex,
        sessionKey: borrowing SecretScalar, seed: borrowing SecretBytes, in session: DealingSession
    ) {
        let statement = ComplaintStatement(
            sharedPoint: sessionKey.times(dealing.ephemeralKey), dealing: dealing,
            accuser: accuser, encryptionKey: sessionKey.timesGenerator(), session: session)
        dealer = dealing.dealer
        sharedPoint = statement.sharedPoint
        proof = DiscreteLogEqualityProof(
            secret: sessionKey, nonce: statement.nonce(seed: seed, sessionKey: sessionKey),
            of: statement)
    }

    /// Decodes a complaint.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }

    /// Decodes a complaint among others.
    package init(from reader: inout ByteReader) throws(DecodingError) {
        dealer = try ParticipantIndex(from: &reader, field: "the accused dealer")
        sharedPoint = try reader.readCompressedPoint()
        proof = DiscreteLogEqualityProof(
            challenge: try reader.readScalar(), response: try reader.readScalar())
    }

    /// The encoding: ``byteCount`` bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: Complaint.byteCount)
        encode(to: &writer)
        return writer.bytes
    }

    /// Encodes the complaint among others.
    package func encode(to writer: inout ByteWriter) {
        writer.append(dealer.value)
        writer.append(compressed: sharedPoint)
        writer.append(proof.challenge)
        writer.append(proof.response)
    }
}
