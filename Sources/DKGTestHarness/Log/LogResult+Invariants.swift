import CeremonyLog
import DKG

// Protocol.md, section 9, at every honest member and at the auditor of the log.
extension LogResult {
    /// Checks the invariants of the specification, and that every round closed at the same entry for all.
    ///
    /// - Parameter expectsEnd: Whether every member has to have come to an end. Only where at most t - 1 members deviate
    ///   or have a wrong clock.
    /// - Returns: What was violated; empty if the library is right.
    public func violations(expectsEnd: Bool = true) -> [InvariantViolation] {
        var violations = members.flatMap { member in
            unfinished(member, expectsEnd) + disagreements(of: member) + wrongShares(of: member)
        }
        violations += wrongConvictions()
        violations += unprovedFaults()
        violations += reconstructionFailures()
        return violations
    }

    private func violation(
        _ invariant: Invariant, _ reader: Reader?, _ explanation: String
    ) -> InvariantViolation {
        InvariantViolation(of: invariant, at: reader, explanation, seed: configuration.seed)
    }

    private func unfinished(_ member: Member, _ expectsEnd: Bool) -> [InvariantViolation] {
        let reader = Reader.participant(member.index)
        var violations: [InvariantViolation] = []
        if let failure = member.failure {
            violations.append(violation(.agreement, reader, "its driver stopped: \(failure)"))
        } else if expectsEnd && member.outcome == nil {
            violations.append(
                violation(.agreement, reader, "came to no end in \(steps) steps."))
        }
        if member.node.storageConflicts > 0 {
            violations.append(violation(.uniqueness, reader, "stored one version twice."))
        }
        return violations
    }

    private func disagreements(of member: Member) -> [InvariantViolation] {
        let reader = Reader.participant(member.index)
        var violations: [InvariantViolation] = []
        // One that has come to no end has closed some of the rounds, at the same entries.
        if !auditor.closings.starts(with: member.closings)
            || member.outcome != nil && member.outcome != .joinConflict
                && member.closings.count != auditor.closings.count
        {
            violations.append(
                violation(
                    .agreement, reader,
                    "closed its rounds at \(member.closings), the auditor at \(auditor.closings)."))
        }
        // Whose own join did not count has stopped and concludes nothing.
        guard let outcome = member.outcome, outcome != .joinConflict, let state = member.state
        else { return violations }
        return violations
            + state.differences(from: auditor.state).map { name in
                violation(
                    .agreement, reader,
                    "concludes another \(name) than the auditor of the same log.")
            }
    }

    private func wrongConvictions() -> [InvariantViolation] {
        let states = members.compactMap { member in
            member.state.map { (Reader.participant(member.index), $0) }
        }
        return (states + [(.auditor, auditor.state)]).flatMap { reader, state in
            state.faults.filter { configuration.faults[$0.culprit] == nil }.map { fault in
                violation(.innocence, reader, "convicts somebody honest: \(fault).")
            }
        }
    }

    private func unprovedFaults() -> [InvariantViolation] {
        auditor.state.faults.filter { fault in
            !fault.isProven
                || fault.evidence.handedToStranger()?.verdict()
                    != Verdict(culprit: fault.culprit, kind: fault.kind)
        }.map { violation(.evidence, .auditor, "the evidence does not verify: \($0).") }
    }

    // MARK: Shares

    private func wrongShares(of member: Member) -> [InvariantViolation] {
        guard case .certified(let key)? = member.outcome else { return [] }
        let reader = Reader.participant(member.index)
        switch member.node.share() {
        case .some(let share):
            return share.timesGenerator() == key.transcript.polynomial.evaluated(at: member.index)
                ? [] : [violation(.shares, reader, "its share does not match its public share.")]
        case .none:
            let isOwed =
                key.transcript.holders.contains(member.index)
                && configuration.faults.count < call.ceremony.threshold.count
                && !(member.state?.inactive.values.contains { $0.contains(member.index) } ?? true)
            return isOwed ? [violation(.shares, reader, "is a holder and has no share.")] : []
        }
    }

    private func reconstructionFailures() -> [InvariantViolation] {
        let keys = Set(
            members.compactMap { member in
                if case .certified(let key)? = member.outcome { key } else { nil }
            })
        guard keys.count <= 1 else {
            return [violation(.uniqueness, nil, "there are \(keys.count) certified keys.")]
        }
        guard let key = keys.first else { return [] }
        let threshold = call.ceremony.threshold.count
        let holders = members.filter { $0.node.hasShare }.prefix(threshold)
        guard holders.count == threshold else { return [] }
        var shares = SecretScalarVector(zeros: threshold)
        for (position, holder) in holders.enumerated() {
            switch holder.node.share() {
            case .some(let share): shares.set(share, at: position)
            case .none: return []
            }
        }
        switch try? Interpolation.secret(of: holders.map(\.index), shares: shares) {
        case .some(let secret):
            return secret.timesGenerator() == key.publicKey.point
                ? [] : [violation(.threshold, nil, "the shares give another key.")]
        case .none:
            return [violation(.threshold, nil, "the shares do not interpolate.")]
        }
    }
}

extension LogNode {
    /// A copy of x_j in a certified key.
    func share() -> SecretScalar? {
        switch keyPackage() {
        case .some(let package): package.share.duplicate()
        case .none: nil
        }
    }

    var hasShare: Bool {
        switch keyPackage() {
        case .some: true
        case .none: false
        }
    }
}
