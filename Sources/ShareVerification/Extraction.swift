package import DiscreteLogProofs
public import PolynomialCommitments
public import Secp256k1Group

/// The Feldman values that a member of the qualified set publishes once that set is fixed, with a
/// proof that it knows the constant term (Protocol.md, section 6).
///
/// Like a ``Dealing`` it is well-formed and unverified; ``isProved(by:in:)`` checks what everybody
/// can see. Whether the values agree with the dealing, only the holders of shares can tell.
public struct Extraction: Hashable, Sendable {
    /// The points A_0 to A_{t-1}.
    public let commitment: FeldmanCommitment

    /// The proof that the member knows a_0.
    public let constantTermProof: Signature

    private static let proofHash = TaggedHash("DKG/v1/extracted constant term")

    /// Puts an extraction together.
    ///
    /// - Parameters:
    ///   - commitment: A_0 ... A_{t-1}.
    ///   - constantTermProof: The proof of a_0.
    public init(commitment: FeldmanCommitment, constantTermProof: Signature) {
        self.commitment = commitment
        self.constantTermProof = constantTermProof
    }

    /// Makes the extraction of a polynomial.
    ///
    /// - Parameters:
    ///   - polynomial: The polynomial a that was dealt.
    ///   - member: Its dealer.
    ///   - session: The session.
    ///   - auxiliaryRandomness: Gives 32 bytes for the proof over a message; `nil` counts as zeros.
    /// - Throws: `ScalarError.zero` if the constant term is zero, so that no proof can be made.
    public init(
        of polynomial: borrowing SecretPolynomial, as member: ParticipantIndex,
        in session: DealingSession, auxiliaryRandomness: (Digest) -> SecretBytes?
    ) throws(ScalarError) {
        try self.init(
            publishing: FeldmanCommitment(to: polynomial),
            provedWith: polynomial.constantTerm(), as: member, in: session,
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Signs values with a constant term, for the constructor above and for tests that lie.
    package init(
        publishing commitment: FeldmanCommitment, provedWith constantTerm: borrowing SecretScalar,
        as member: ParticipantIndex, in session: DealingSession,
        auxiliaryRandomness: (Digest) -> SecretBytes?
    ) throws(ScalarError) {
        let message = Extraction.proofMessage(commitment, from: member, in: session)
        self.commitment = commitment
        constantTermProof = try SigningKey(constantTerm).sign(
            message, auxiliaryRandomness: auxiliaryRandomness(message))
    }

    /// Decodes the body of an extract message: count = t, Feldman values t x 64, proof 64.
    ///
    /// - Parameters:
    ///   - bytes: The body and nothing else.
    ///   - session: The session, which prescribes the count.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8], in session: DealingSession) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader, in: session)
    }

    /// Decodes a body, which must also end the reader's range.
    package init(
        from reader: inout ByteReader, in session: DealingSession
    ) throws(DecodingError) {
        commitment = FeldmanCommitment(
            points: try reader.readAffinePoints(
                exactly: session.threshold.count, of: "Feldman values"))
        constantTermProof = try reader.readSignature()
        try reader.finish()
    }

    /// The body of an extract message.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(affinePoints: commitment.points)
        writer.append(constantTermProof)
        return writer.bytes
    }

    /// Whether the proof of the constant term verifies under x(A_0).
    ///
    /// - Parameters:
    ///   - member: Whose extraction it is, as its envelope proves.
    ///   - session: The session.
    /// - Returns: `true` if it verifies and there is one value a coefficient.
    public func isProved(by member: ParticipantIndex, in session: DealingSession) -> Bool {
        claim(of: member, in: session)?.isValid ?? false
    }

    /// The proof, to be checked together with others; `nil` if there is not one value a coefficient.
    ///
    /// - Parameters:
    ///   - member: Whose extraction it is, as its envelope proves.
    ///   - session: The session.
    /// - Returns: The proof with its key and message.
    package func claim(
        of member: ParticipantIndex, in session: DealingSession
    ) -> SignatureClaim? {
        guard commitment.points.count == session.threshold.count,
            !commitment.points.contains(where: \.isInfinity)
        else { return nil }
        return SignatureClaim(
            constantTermProof, for: Extraction.proofMessage(commitment, from: member, in: session),
            under: commitment.constantTerm)
    }

    /// TH(tag, sid || i u16 || the body up to the proof).
    private static func proofMessage(
        _ commitment: FeldmanCommitment, from member: ParticipantIndex,
        in session: DealingSession
    ) -> Digest {
        var writer = ByteWriter(capacity: 36 + 64 * commitment.points.count)
        writer.append(session.id)
        writer.append(member.value)
        writer.append(affinePoints: commitment.points)
        return proofHash.digest(of: writer)
    }
}
