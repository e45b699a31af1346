import PolynomialCommitments
package import Secp256k1Group
package import ShareVerification

extension DealerSecrets {
    /// The secrets of a dealer that deals its share again, as they follow from its seed and the session:
    /// g_i0 = x_i, g_ik = draw("DKG/v1/coefficient", seed || sid' || 0 || k) for k from 1 on, and
    /// r_i = draw("DKG/v1/ephemeral secret", seed || sid') (Life.md, section 2).
    ///
    /// They depend on sid', so on who deals and who receives: one polynomial is never dealt to two sets of receivers,
    /// who together would have the key.
    package init(
        dealing share: borrowing SecretScalar, seed: borrowing DealerSeed, session: DealingSession
    ) {
        let constantTerm = share.duplicate()
        let seedBytes = seed.bytes.duplicate()
        let polynomial = SecretPolynomial(threshold: session.threshold) { k in
            k == 0
                ? constantTerm.duplicate()
                : DealerSecrets.coefficient(k, of: 0, seed: seedBytes, session: session)
        }
        self.init(
            polynomial: polynomial, blinding: .feldman,
            ephemeralSecret: DealerSecrets.ephemeralSecret(seed: seedBytes, session: session))
    }
}
