import DKG

/// A simulated signature, session by session, for people.
struct SigningReportText {
    let report: SigningReport
    let style: TextStyle

    var lines: [String] {
        var lines = [
            "",
            entry(
                "signing",
                "\(report.scheme), any \(report.threshold) of \(SigningReportText.text(report.signers)) sign"
            ),
        ]
        for (index, fault) in report.faults.sorted(by: { $0.key < $1.key }) {
            lines.append(entry("fault", style.warning("\(index): \(fault)")))
        }
        for session in report.sessions { lines += self.lines(of: session) }
        for unusable in report.keptOut {
            lines.append(
                entry(
                    "kept out",
                    style.warning("\(unusable.index): its commitment is \(reason(unusable))")))
        }
        lines += ending
        return lines
    }

    private func lines(of session: SigningReport.Session) -> [String] {
        var lines = [
            entry("session \(session.number)", "\(SigningReportText.text(session.signers)) asked")
        ]
        if !session.answered.isEmpty {
            lines.append(entry("", "answered: \(SigningReportText.text(session.answered))"))
        }
        if !session.refused.isEmpty {
            lines.append(
                entry("", style.warning("refused: \(SigningReportText.text(session.refused))")))
        }
        if !session.convicted.isEmpty {
            lines.append(
                entry("", style.bad("convicted: \(SigningReportText.text(session.convicted))")))
        }
        if !session.blamed.isEmpty {
            lines.append(
                entry(
                    "",
                    style.bad("every share holds and the signature does not; not asked again: ")
                        + SigningReportText.text(session.blamed)))
        }
        let heard = session.answered + session.refused
        let silent = session.signers.filter { !heard.contains($0) }
        if !silent.isEmpty {
            lines.append(entry("", style.warning("silent: \(SigningReportText.text(silent))")))
        }
        if session.finished { lines.append(entry("", style.good("signed"))) }
        return lines
    }

    private func reason(_ unusable: SigningReport.KeptOut) -> String {
        switch unusable.reason {
        case "used": "one that it offered before"
        case "noPoints": "no pair of points"
        default: "no use"
        }
    }

    private var ending: [String] {
        var lines = report.convicted.map { conviction in
            let evidence =
                conviction.evidenceVerifies ? "evidence verifies" : "EVIDENCE DOES NOT VERIFY"
            return entry(
                "convicted",
                style.bad("\(conviction.index): \(conviction.sentence)")
                    + style.dim("  (\(evidence))"))
        }
        if lines.isEmpty { lines.append(entry("convicted", "nobody")) }
        guard let signature = report.signature, let key = report.signingKey else {
            lines.append(
                entry(
                    "no signature",
                    style.bad("fewer than \(report.threshold) signers answered right")))
            return lines
        }
        lines.append(entry("signing key", key + (report.taproot ? ", a Taproot output key" : "")))
        lines.append(entry("signature", style.good(signature)))
        let claim = "it verifies in libsecp256k1"
        lines.append(
            entry(
                "proof 3",
                report.signatureVerifies
                    ? style.good("yes, \(claim)") : style.bad("NO: it is not true that \(claim)")))
        return lines
    }

    private func entry(_ name: String, _ value: String) -> String {
        style.bold(name.padded(to: 14)) + value
    }

    private static func text(_ numbers: [Int]) -> String {
        IndexList.text(Set(numbers).compactMap { try? ParticipantIndex($0) })
    }
}
