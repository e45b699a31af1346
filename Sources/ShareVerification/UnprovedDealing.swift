package import DiscreteLogProofs
package import PolynomialCommitments
package import Secp256k1Group

/// A dealing that follows every public rule but for its proofs, which can be checked together with
/// those of others.
package struct UnprovedDealing: Sendable {
    /// The dealing, to be used if all claims are valid.
    package let accepted: AcceptedDealing

    /// The proofs: one of the ephemeral key, and in the Feldman scheme one of the constant term.
    package let claims: [SignatureClaim]

    /// Decodes the body of a deal message in one pass.
    ///
    /// - Parameters:
    ///   - reader: Where the body begins; it must also end the reader's range.
    ///   - dealer: Whose dealing it is, as its envelope proves.
    ///   - session: The session.
    package init?(
        decoding reader: inout ByteReader, from dealer: ParticipantIndex,
        in session: DealingSession
    ) {
        guard session.isDealer(dealer) else { return nil }
        let content = DealingContent(reader.source, from: reader.position, in: session)
        guard let parts = try? DealingParts(from: &reader, in: session) else { return nil }
        let digest = Dealing.digest(of: content, from: dealer, in: session)
        guard
            let ephemeralKey = SignatureClaim(
                parts.ephemeralKeyProof, for: DealingProofs.ephemeralKeyMessage(digest),
                under: parts.ephemeralKey)
        else { return nil }
        var claims = [ephemeralKey]
        if let proof = parts.constantTermProof {
            guard let point = parts.points.first,
                let constantTerm = SignatureClaim(
                    proof, for: DealingProofs.constantTermMessage(digest), under: point)
            else { return nil }
            claims.append(constantTerm)
        }
        self.claims = claims
        accepted = AcceptedDealing(
            unproved: parts, content: content, digest: digest, from: dealer, in: session)
    }
}
