public import Secp256k1Group

/// A BIP 340 signature over a 32-byte message that may or may not verify, under a key that is seldom
/// seen twice, such as a proof of knowledge.
public struct SignatureClaim: Sendable {
    /// A point whose x-coordinate is the key; its y may be odd.
    let point: Point
    /// The key, x(point).
    let key: VerificationKey
    let signature: Signature
    let message: Digest

    /// Puts a claim together.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - message: The message.
    ///   - point: The point whose x-coordinate is the key; `nil` if it is infinity, which is no key.
    public init?(_ signature: Signature, for message: Digest, under point: Point) {
        guard let key = point.verificationKey else { return nil }
        self.point = point
        self.key = key
        self.signature = signature
        self.message = message
    }

    /// What libsecp256k1 says about this signature alone.
    public var isValid: Bool { key.isValid(signature, for: message) }

    /// Which of many signatures verify.
    ///
    /// - Parameters:
    ///   - claims: The signatures.
    ///   - arithmetic: Who verifies; the verdicts are the same.
    /// - Returns: For each claim whether it verifies, in their order.
    public static func verdicts(
        on claims: [SignatureClaim], by arithmetic: PublicArithmetic
    ) -> [Bool] {
        // If there are too few for an equation, the batch asks libsecp256k1 as well.
        guard arithmetic == .engine else { return claims.map(\.isValid) }
        return CountedCall.batchedProof.counting(claims.count) {
            var batch = SignatureBatch(capacity: claims.count)
            for claim in claims {
                batch.append(
                    LiftedKey(once: claim.point, key: claim.key), claim.signature,
                    for: claim.message)
            }
            return batch.verdicts()
        }
    }
}
