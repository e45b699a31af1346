import PolynomialCommitments
import Secp256k1Group
import ShareVerification

extension DealerSecrets {
    private static let coefficientHash = TaggedHash("DKG/v1/coefficient")
    private static let ephemeralHash = TaggedHash("DKG/v1/ephemeral secret")

    /// The secrets of a dealer, as they follow from its seed and the session:
    /// a_k, b_k = draw("DKG/v1/coefficient", seed || sid || 0 or 1 || k) and
    /// r_i = draw("DKG/v1/ephemeral secret", seed || sid).
    package init(seed: borrowing CeremonySeed, session: DealingSession) {
        let seedBytes = seed.bytes.duplicate()
        func preimage() -> SecretPreimage {
            var preimage = SecretPreimage(capacity: 80)
            preimage.append(seedBytes)
            preimage.append(session.id)
            return preimage
        }
        func polynomial(_ number: UInt8) -> SecretPolynomial {
            SecretPolynomial(threshold: session.threshold) { k in
                var preimage = preimage()
                preimage.append(number)
                preimage.append(k)
                return DealerSecrets.coefficientHash.draw(preimage)
            }
        }
        let ephemeralSecret = DealerSecrets.ephemeralHash.draw(preimage())
        switch session.scheme {
        case .feldman:
            self.init(
                polynomial: polynomial(0), blinding: .feldman, ephemeralSecret: ephemeralSecret)
        case .pedersen:
            self.init(
                polynomial: polynomial(0), blinding: .pedersen(polynomial(1)),
                ephemeralSecret: ephemeralSecret)
        }
    }
}
