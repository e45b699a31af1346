import Secp256k1Group

/// One signature of a batch.
struct SignatureBatchItem: Sendable {
    let key: LiftedKey
    let signature: Signature
    let message: Digest

    /// What libsecp256k1 says about this signature alone.
    var isValidAlone: Bool { key.key.isValid(signature, for: message) }

    /// What the item brings into the equation.
    ///
    /// - Parameters:
    ///   - noncePoint: R, the point with an even y whose x-coordinate is r.
    ///   - weight: The weight a.
    /// - Returns: The terms; `nil` if the signature cannot verify, because s is q or more.
    func terms(noncePoint: AffinePoint, weight: UInt128) -> SignatureBatchTerms? {
        guard !key.multiples.isEmpty, let response = signature.responseScalar else { return nil }
        let challenge = signature.challenge(under: key.key, for: message)
        let factor = Scalar(wide: weight)
        return SignatureBatchTerms(
            noncePoint: noncePoint, weight: weight, keyFactor: factor * challenge,
            response: factor * response)
    }
}
