import DKG
import DKGTestHarness

/// The end of the story, for people.
struct ReportText {
    let report: SimulationReport
    let result: CeremonyResult
    let style: TextStyle

    var lines: [String] {
        let state = result.auditor
        var lines = [""]
        if report.madeKey, let key = report.groupKey {
            lines.append(entry("group key", style.good(key)))
        } else {
            lines.append(entry("no key", style.bad(report.reason)))
            if state.abortedAfterExtraction {
                lines.append(
                    entry(
                        "warning",
                        style.warning(
                            "the key may be known to whoever deviated; another attempt gives a "
                                + "key that it could choose to let pass")))
            }
        }
        if let qualified = state.qualified {
            lines.append(entry("qualified", IndexList.text(qualified)))
        }
        if let holders = state.transcript?.holders ?? state.holders {
            lines.append(entry("holders", IndexList.text(holders)))
        }
        lines += convictions(state)
        for (round, silent) in state.inactive.sorted(by: { $0.key < $1.key })
        where !silent.isEmpty {
            lines.append(entry("inactive", "\(IndexList.text(silent)) in round '\(round)'"))
        }
        if !state.reconstructed.isEmpty {
            lines.append(entry("reconstructed", IndexList.text(state.reconstructed.keys)))
        }
        for (index, members) in state.exposed.sorted(by: { $0.key < $1.key })
        where !Set(members).isSubset(of: state.reconstructed.keys) {
            lines.append(
                entry("exposed", "the shares for \(index) from \(IndexList.text(members))"))
        }
        if let assured = state.assuredShares {
            lines.append(
                entry(
                    "assured",
                    "at least \(assured) honest participants hold shares; "
                        + "\(report.threshold) use the key"))
        }
        lines += proofs
        lines.append(
            entry("traffic", "\(report.messages) messages, \(report.bytesSent) bytes"))
        if let milliseconds = report.cpuMilliseconds {
            lines.append(
                entry("cpu", "\(Int(milliseconds.rounded())) ms for all participants together"))
        }
        return lines
    }

    private func convictions(_ state: PublicState) -> [String] {
        if state.faults.isEmpty { return [entry("convicted", "nobody")] }
        return state.faults.map { fault in
            let evidence = fault.isProven ? "evidence verifies" : "EVIDENCE DOES NOT VERIFY"
            return entry(
                "convicted",
                style.bad("\(fault.culprit): \(fault.kind) in round '\(fault.round)'")
                    + style.dim("  (\(evidence))"))
        }
    }

    private var proofs: [String] {
        guard report.madeKey else { return [] }
        let threshold = report.threshold
        return [
            entry(
                "proof 1",
                verdict(
                    report.reconstructs,
                    threshold == 1
                        ? "one share is the private key"
                        : "\(threshold) shares reconstruct the private key")),
            entry(
                "proof 2",
                verdict(
                    report.signatureVerifies,
                    "a BIP 340 signature made with it verifies in libsecp256k1")),
        ]
    }

    private func verdict(_ holds: Bool, _ claim: String) -> String {
        holds ? style.good("yes, \(claim)") : style.bad("NO: it is not true that \(claim)")
    }

    private func entry(_ name: String, _ value: String) -> String {
        style.bold(name.padded(to: 14)) + value
    }
}
