public import Secp256k1Group

/// A dealer's message as it came: well-formed, but nothing about it is verified.
///
/// It becomes an ``AcceptedDealing`` only through ``AcceptedDealing/init(verifying:from:in:)``.
public struct Dealing: Hashable, Sendable {
    /// The commitments to the polynomial, without that to a constant term that is known beforehand
    /// (``DealingSession/constantTerms``).
    public let commitment: DealingCommitment

    /// R_i, the ephemeral key to which all shares are sealed.
    public let ephemeralKey: Point

    /// The sealed shares, receivers ascending: one for each member of the session.
    public let sealedShares: [SealedShare]

    /// The proof that the dealer knows r_i.
    public let ephemeralKeyProof: Signature

    /// The proof that the dealer knows a_0; only in the Feldman scheme, where a key is made.
    public let constantTermProof: Signature?

    /// Puts a dealing together.
    ///
    /// - Parameters:
    ///   - commitment: The commitments to the polynomial.
    ///   - ephemeralKey: R_i.
    ///   - sealedShares: One sealed share for each member of the session, receivers ascending.
    ///   - ephemeralKeyProof: The proof of r_i.
    ///   - constantTermProof: The proof of a_0; `nil` in the Pedersen scheme.
    public init(
        commitment: DealingCommitment, ephemeralKey: Point, sealedShares: [SealedShare],
        ephemeralKeyProof: Signature, constantTermProof: Signature?
    ) {
        self.commitment = commitment
        self.ephemeralKey = ephemeralKey
        self.sealedShares = sealedShares
        self.ephemeralKeyProof = ephemeralKeyProof
        self.constantTermProof = constantTermProof
    }
}
