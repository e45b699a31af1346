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
        func polynomial(_ number: UInt8) -> SecretPolynomial {
            SecretPolynomial(threshold: session.threshold) { k in
                DealerSecrets.coefficient(k, of: number, seed: seedBytes, session: session)
            }
        }
        let ephemeralSecret = DealerSecrets.ephemeralSecret(seed: seedBytes, session: session)
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

    /// draw("DKG/v1/coefficient", seed || sid || polynomial u8 || k u16).
    static func coefficient(
        _ k: UInt16, of polynomial: UInt8, seed: borrowing SecretBytes, session: DealingSession
    ) -> SecretScalar {
        var preimage = preimage(seed, session)
        preimage.append(polynomial)
        preimage.append(k)
        return coefficientHash.draw(preimage)
    }

    /// draw("DKG/v1/ephemeral secret", seed || sid).
    static func ephemeralSecret(
        seed: borrowing SecretBytes, session: DealingSession
    ) -> SecretScalar {
        ephemeralHash.draw(preimage(seed, session))
    }

    private static func preimage(
        _ seed: borrowing SecretBytes, _ session: DealingSession
    ) -> SecretPreimage {
        var preimage = SecretPreimage(capacity: 80)
        preimage.append(seed)
        preimage.append(session.id)
        return preimage
    }
}
