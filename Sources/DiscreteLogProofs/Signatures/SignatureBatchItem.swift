import PublicPointEngine
import Secp256k1Group

/// One signature of a batch.
struct SignatureBatchItem: Sendable {
    let key: LiftedKey
    let signature: Signature
    let message: SignedMessage
    /// The challenge e.
    let challenge: Scalar

    init(key: LiftedKey, signature: Signature, message: SignedMessage) {
        self.key = key
        self.signature = signature
        self.message = message
        challenge = message.challenge(of: signature, under: key.key)
    }

    /// What libsecp256k1 says about this signature alone.
    var isValidAlone: Bool { message.isSigned(by: signature, under: key.key) }

    /// What the item brings into the equation.
    ///
    /// - Parameters:
    ///   - noncePoint: R, the point with an even y whose x-coordinate is r.
    ///   - weight: The weight a.
    /// - Returns: The terms; `nil` if the signature cannot verify, because s is q or more.
    func terms(noncePoint: AffinePoint, weight: UInt128) -> SchnorrTerms? {
        signature.responseScalar.flatMap {
            SchnorrTerms(
                noncePoint: noncePoint, key: key, challenge: challenge, response: $0, weight: weight
            )
        }
    }
}
