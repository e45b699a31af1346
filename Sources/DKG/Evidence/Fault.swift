public import ComplaintHandling
public import PolynomialCommitments

/// A deviation that was established, with evidence that a stranger can verify.
public struct Fault: Hashable, Sendable {
    /// Who deviated.
    public let culprit: ParticipantIndex

    /// How.
    public let kind: FaultKind

    /// The round at whose closing it was established.
    ///
    /// That of the judged message; of an equivocation the board's word, for the second message may turn up
    /// in any later round.
    public let round: Round

    /// What shows it, to anybody.
    public let evidence: Evidence

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - culprit: Who deviated.
    ///   - kind: How.
    ///   - round: The round at whose closing it was established.
    ///   - evidence: What shows it.
    package init(
        culprit: ParticipantIndex, kind: FaultKind, round: Round, evidence: Evidence
    ) {
        self.culprit = culprit
        self.kind = kind
        self.round = round
        self.evidence = evidence
    }

    /// Whether both are the same culprit, kind and round; the evidence may differ.
    func isSameFault(as other: Fault) -> Bool {
        culprit == other.culprit && kind == other.kind && round == other.round
    }
}

extension Fault: CustomStringConvertible {
    /// Who, what and when, in one line.
    public var description: String {
        "participant \(culprit): \(kind), established when round '\(round)' closed"
    }
}
