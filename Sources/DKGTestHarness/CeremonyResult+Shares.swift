import DKG

// The invariants (d) to (f), which are about the honest participants' shares.
extension CeremonyResult {
    /// Up to so many sets of shares are all tried; of more, a few are.
    private static let fewSubsets = 60
    private static let sampledSubsets = 6

    // MARK: (d)

    func wrongShares() -> [InvariantViolation] {
        honest.compactMap { participant in
            let reader = Reader.participant(participant.index)
            guard let transcript = participant.state.transcript else { return nil }
            guard let share = participant.share() else {
                return isOwedShare(participant, in: transcript)
                    ? violation(.shares, reader, "is a holder and has no share.") : nil
            }
            let expected = transcript.polynomial.evaluated(at: participant.index)
            return share.timesGenerator() == expected
                ? nil : violation(.shares, reader, "its share does not match its public share.")
        }
    }

    /// A holder that missed nothing has a share.
    ///
    /// A message of its own that got lost may have been the one that named a culprit.
    private func isOwedShare(
        _ participant: SimulatedParticipant, in transcript: Transcript
    ) -> Bool {
        isReadAlike && isWithinBound && transcript.holders.contains(participant.index)
            && !participant.state.inactive.contains { round, absent in
                round != .certify && absent.contains(participant.index)
            }
    }

    // MARK: (e) and (f)

    func reconstructionFailures() -> [InvariantViolation] {
        var groups: [Digest: [SimulatedParticipant]] = [:]
        for participant in honest {
            guard let digest = participant.state.transcript?.digest, hasShare(participant) else {
                continue
            }
            groups[digest, default: []].append(participant)
        }
        var violations = missingAssurance(groups)
        for (_, group) in groups.sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
        ) {
            violations += reconstructionFailures(of: group)
        }
        return violations
    }

    private func hasShare(_ participant: SimulatedParticipant) -> Bool {
        switch participant.share() {
        case .some: true
        case .none: false
        }
    }

    /// At least `assuredShares` honest participants hold a share while at most t - 1 deviate.
    private func missingAssurance(
        _ groups: [Digest: [SimulatedParticipant]]
    ) -> [InvariantViolation] {
        guard isWithinBound, isReadAlike, let digest = auditor.transcript?.digest,
            let assured = auditor.assuredShares
        else { return [] }
        let count = groups[digest]?.count ?? 0
        return count >= assured
            ? []
            : [
                violation(
                    .threshold, .auditor,
                    "\(assured) honest shares are assured, and there are \(count).")
            ]
    }

    private func reconstructionFailures(
        of group: [SimulatedParticipant]
    ) -> [InvariantViolation] {
        let threshold = ceremony.threshold.count
        guard group.count >= threshold,
            let publicKey = group.first?.state.publicPolynomial?.constantTerm
        else { return [] }
        var violations: [InvariantViolation] = []
        for (number, subset) in subsets(of: group, count: threshold).enumerated() {
            let names = subset.map(\.index.description).joined(separator: ", ")
            switch CeremonyResult.secret(of: subset) {
            case .some(let secret):
                if secret.timesGenerator() != publicKey {
                    violations.append(
                        violation(.threshold, nil, "the shares of \(names) give another key."))
                } else if number == 0 && !CeremonyResult.signs(secret, for: publicKey) {
                    violations.append(
                        violation(.signature, nil, "a signature under the key does not verify."))
                }
            case .none:
                violations.append(
                    violation(.threshold, nil, "the shares of \(names) do not interpolate."))
            }
        }
        for subset in subsets(of: group, count: threshold - 1) {
            if case .some(let secret) = CeremonyResult.secret(of: subset),
                secret.timesGenerator() == publicKey
            {
                let names = subset.map(\.index.description).joined(separator: ", ")
                violations.append(
                    violation(.threshold, nil, "the shares of \(names) are enough for the key."))
            }
        }
        return violations
    }

    private static func secret(of group: [SimulatedParticipant]) -> SecretScalar? {
        var shares = SecretScalarVector(zeros: group.count)
        for (position, participant) in group.enumerated() {
            guard let share = participant.share() else { return nil }
            shares.set(share, at: position)
        }
        return try? Interpolation.secret(of: group.map(\.index), shares: shares)
    }

    private static func signs(_ secret: borrowing SecretScalar, for publicKey: Point) -> Bool {
        switch try? SigningKey(secret) {
        case .some(let key):
            let message = TaggedHash("DKG/test/message").digest(of: publicKey.compressed)
            let signature = key.sign(message, auxiliaryRandomness: nil)
            return publicKey.verificationKey?.isValid(signature, for: message) ?? false
        case .none:
            return false
        }
    }

    /// All subsets of one size if they are few, otherwise some that follow from the seed.
    private func subsets(
        of group: [SimulatedParticipant], count: Int
    ) -> [[SimulatedParticipant]] {
        guard count > 0, count <= group.count else { return [] }
        if CeremonyResult.binomial(group.count, count) <= CeremonyResult.fewSubsets {
            return CeremonyResult.combinations(of: group[...], count: count)
        }
        var random = DeterministicRandomSource(seed: configuration.seed, label: "subsets \(count)")
        return (0..<CeremonyResult.sampledSubsets).map { _ in
            Array(group.shuffled(using: &random).prefix(count))
        }
    }

    /// The number of subsets, or some number beyond ``fewSubsets``.
    private static func binomial(_ n: Int, _ k: Int) -> Int {
        var result = 1
        for factor in 0..<min(k, n - k) {
            result = result * (n - factor) / (factor + 1)
            if result > fewSubsets { return result }
        }
        return result
    }

    private static func combinations(
        of group: ArraySlice<SimulatedParticipant>, count: Int
    ) -> [[SimulatedParticipant]] {
        guard count > 0 else { return [[]] }
        guard let first = group.first, group.count >= count else { return [] }
        let rest = group.dropFirst()
        return combinations(of: rest, count: count - 1).map { [first] + $0 }
            + combinations(of: rest, count: count)
    }
}
