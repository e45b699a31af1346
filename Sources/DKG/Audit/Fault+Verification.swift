import ComplaintHandling

extension Fault {
    /// Whether the evidence, looked at by itself, shows this fault of this culprit.
    ///
    /// Of many faults in one file ask ``FaultReport/isProven``, which looks once at what they have in common.
    ///
    /// It is computed each time, and takes as long as judging does.
    public var isProven: Bool {
        var reader = EvidenceReader()
        return isShown(to: &reader)
    }

    /// Whether the evidence shows this fault to a reader of all evidence of a report.
    func isShown(to reader: inout EvidenceReader) -> Bool {
        isRoundPossible
            && evidence.verdict(by: &reader) == Verdict(culprit: culprit, kind: kind)
    }

    /// Whether the fault can have been established when its round closed.
    private var isRoundPossible: Bool {
        guard let judged = evidence.stored.last else { return false }
        return kind == .equivocation ? judged.round <= round : judged.round == round
    }
}
