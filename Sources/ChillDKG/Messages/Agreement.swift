import PolynomialCommitments
import Secp256k1Group

/// eq_input: what all participants sign, and what suffices to recover; 4 + 33t + 98n bytes.
struct Agreement: Hashable, Sendable {
    let parameters: ChillSessionParameters
    /// The sum of all commitments, before the Taproot tweak.
    let polynomial: FeldmanCommitment
    /// The public nonces as they were relayed.
    let publicNonces: [[UInt8]]
    /// The summed encrypted shares.
    let encryptedShares: [Scalar]

    var encoded: [UInt8] {
        var writer = ByteWriter(
            capacity: 4 + 33 * polynomial.points.count + 98 * parameters.count)
        writer.append(UInt32(clamping: parameters.threshold.count))
        writer.append(points: polynomial.points)
        writer.append(parameters.hostPublicKeyBytes)
        for nonce in publicNonces { writer.append(nonce) }
        writer.append(scalars: encryptedShares)
        return writer.bytes
    }

    /// The key with the Taproot tweak; `nil` if the sum is infinity or gives no tweak.
    func tweaked() -> TweakedPolynomial? {
        TweakedPolynomial(polynomial)
    }
}
