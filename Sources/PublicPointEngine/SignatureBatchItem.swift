import Secp256k1Group

/// One signature of a batch.
struct SignatureBatchItem: Sendable {
    let key: LiftedKey
    let signature: Signature
    let message: Digest

    /// What libsecp256k1 says about this signature alone.
    var isValidAlone: Bool { key.key.isValid(signature, for: message) }

    /// What the item brings into the equation; `nil` if it cannot verify, because r is no x-coordinate
    /// or s is q or more.
    func terms(weight: UInt128) -> SignatureBatchTerms? {
        guard let keyPoint = key.point, let response = signature.responseScalar,
            let noncePoint = AffinePoint(liftingX: signature.noncePoint.words)
        else { return nil }
        let challenge = signature.challenge(under: key.key, for: message)
        let factor = Scalar(wide: weight)
        return SignatureBatchTerms(
            noncePoint: noncePoint, weight: weight, keyPoint: keyPoint,
            keyFactor: factor * challenge, response: factor * response)
    }
}
