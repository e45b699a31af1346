public import ThresholdSigning

/// Whom evidence of a simulated signature convicts, and the evidence.
public struct SigningConviction: Hashable, Sendable {
    /// Who did what.
    public let verdict: SigningVerdict

    /// What shows it to strangers.
    public let evidence: SigningEvidence

    package init(verdict: SigningVerdict, evidence: SigningEvidence) {
        self.verdict = verdict
        self.evidence = evidence
    }
}
