/// What every simulated signature must satisfy, whoever lies (Signing.md, section 5).
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningInvariant: String, Hashable, Sendable, CaseIterable {
    /// With t honest signers and an honest coordinator there is a signature.
    case signature
    /// A signature verifies, by libsecp256k1, under the key that was asked for.
    case validity
    /// There are at most n - t + 1 sessions, each of t signers, and nobody is asked who was convicted or owes an answer.
    case sessions
    /// Whoever lied in an answer is convicted of that lie.
    case conviction
    /// Nobody is convicted of what it did not do, whatever the coordinator does.
    case innocence
    /// A stranger who has only the evidence reaches the same verdict.
    case evidence
    /// The coordinator convicts nobody whom a witness does not convict.
    case agreement
    /// A signer without a script answers no two requests with one commitment.
    case nonces
    /// The result is what a model predicts from the plan.
    case prediction
}
