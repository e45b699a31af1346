import Secp256k1Group

/// A message with a signature that verifies.
struct SignedMessage {
    var key: VerificationKey
    var signature: Signature
    var message: Digest

    /// Signs under a key that is derived from the source.
    init?(_ source: inout CheckSource) {
        message = source.digest()
        // BIP 340 with a nonce that anybody can compute: enough to be verified.
        let secret = source.scalar()
        let nonce = source.scalar()
        let keyPoint = secret.timesGenerator()
        let noncePoint = nonce.timesGenerator()
        // Infinity alone has no key.
        guard let verificationKey = keyPoint.verificationKey else { return nil }
        key = verificationKey
        let digest = Digest(noncePoint.compressed.dropFirst()) ?? .zero
        let unsigned = Signature(nonce: digest, response: .zero)
        let evenSecret = keyPoint.compressed.first == 2 ? secret : -secret
        let evenNonce = noncePoint.compressed.first == 2 ? nonce : -nonce
        let response = evenNonce + unsigned.challenge(under: key, for: message) * evenSecret
        signature = Signature(nonce: digest, response: Digest(response.bytes) ?? .zero)
    }
}
