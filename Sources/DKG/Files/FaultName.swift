import ComplaintHandling
import PolynomialCommitments

/// What tells one fault from another: the same deviation is established once.
struct FaultName: Hashable {
    private let culprit: ParticipantIndex
    private let kind: FaultKind
    private let round: Round

    init(_ fault: Fault) {
        culprit = fault.culprit
        kind = fault.kind
        round = fault.round
    }
}
