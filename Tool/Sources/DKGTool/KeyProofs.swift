import DKG
import DKGTestHarness

/// Two proofs that a key works: shares of t participants reconstruct it, and a signature that is
/// made with it verifies in libsecp256k1.
struct KeyProofs {
    /// Whether the reconstructed secret is the logarithm of the group key.
    private(set) var reconstructs = false

    /// Whether a BIP 340 signature made with it verifies under the group key.
    private(set) var signatureVerifies = false

    init(of result: CeremonyResult) {
        guard let groupKey = result.auditor.groupKey else { return }
        switch try? result.reconstructSecret() {
        case .some(let secret):
            reconstructs = secret.timesGenerator() == groupKey.publicKey.point
            signatureVerifies = KeyProofs.signs(with: secret, for: groupKey)
        case .none:
            break
        }
    }

    private static func signs(
        with secret: borrowing SecretScalar, for groupKey: GroupKey
    ) -> Bool {
        switch try? SigningKey(secret) {
        case .some(let signer):
            let message = groupKey.transcript.digest
            let signature = signer.sign(message, auxiliaryRandomness: nil)
            return groupKey.publicKey.verificationKey.isValid(signature, for: message)
        case .none:
            return false
        }
    }
}
