public import ThresholdKeys

/// A proof that a dealer knows the secret that it shares: a Schnorr signature R, z by that secret on
/// the dealer's identifier (Komlo and Goldberg 2020, figure 1).
///
/// Without it the last one to speak could cancel the others' secrets and know the key.
public struct FROSTProof: Hashable, Sendable {
    /// R, the nonce's point, never infinity; in the Taproot suite its y is even.
    public let noncePoint: Point

    /// z = k + a_0 c.
    public let response: Scalar

    /// Puts a proof together, valid or not.
    package init(noncePoint: Point, response: Scalar) {
        self.noncePoint = noncePoint
        self.response = response
    }

    /// Proves, in constant time.
    ///
    /// The nonce is used for this proof and for nothing else.
    package static func prove(
        _ secret: borrowing SecretScalar, commitment: Point, nonce: borrowing SecretScalar,
        by identifier: FROSTIdentifier, in ciphersuite: FROSTCiphersuite
    ) -> FROSTProof {
        let point = nonce.timesGenerator()
        // The parity of a point that is published is public.
        let isFlipped = ciphersuite == .secp256k1Taproot && point.hasOddY
        let noncePoint = isFlipped ? -point : point
        let challenge = challenge(
            identifier, commitment: commitment, noncePoint: noncePoint, in: ciphersuite)
        let summand = secret.multiplied(by: challenge)
        let response =
            isFlipped ? summand.subtracting(nonce) : summand.adding(nonce)
        // z hides a_0 as long as k is secret and not used again, and is what the proof consists of.
        return FROSTProof(noncePoint: noncePoint, response: response.disclosed())
    }

    /// Whether R = z G - c phi_0.
    package func isValid(
        for commitment: Point, by identifier: FROSTIdentifier, in ciphersuite: FROSTCiphersuite
    ) -> Bool {
        if commitment.isInfinity || noncePoint.isInfinity { return false }
        let challenge = FROSTProof.challenge(
            identifier, commitment: commitment, noncePoint: noncePoint, in: ciphersuite)
        return noncePoint
            == response.timesGenerator() - commitment.multiplied(by: challenge)
    }

    /// c = HDKG(identifier | phi_0 | R), both points compressed.
    package static func challenge(
        _ identifier: FROSTIdentifier, commitment: Point, noncePoint: Point,
        in ciphersuite: FROSTCiphersuite
    ) -> Scalar {
        ciphersuite.scalar(
            identifier.bytes + commitment.compressed + noncePoint.compressed, purpose: "dkg")
    }

    /// R | z; in the Taproot suite only the x-coordinate of R.
    func encoded(in ciphersuite: FROSTCiphersuite) -> [UInt8] {
        SchnorrBytes.encode(noncePoint: noncePoint, response: response, in: ciphersuite)
    }

    /// Decodes R | z.
    init(
        decoding bytes: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        (noncePoint, response) = try SchnorrBytes.decode(
            bytes, of: "a proof of knowledge", in: ciphersuite)
    }
}
