public import PolynomialCommitments

/// What a judge decides: there is always exactly one culprit, because either the accused or the
/// accuser deviated.
public struct Verdict: Hashable, Sendable {
    /// Who is convicted.
    public let culprit: ParticipantIndex

    /// Of what.
    public let kind: FaultKind

    /// Creates a verdict.
    ///
    /// - Parameters:
    ///   - culprit: Who is convicted.
    ///   - kind: Of what.
    package init(culprit: ParticipantIndex, kind: FaultKind) {
        self.culprit = culprit
        self.kind = kind
    }
}
