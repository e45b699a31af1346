import DKG

// Protocol.md, section 9.
extension CeremonyResult {
    /// Checks every ``Invariant`` of the specification but (h), which needs a prediction.
    ///
    /// An application that tests its own board or its own scripts asserts that this is empty:
    ///
    /// ```swift
    /// let result = try CeremonySimulation.run(configuration)
    /// precondition(result.violations().isEmpty, "\(result.violations())")
    /// ```
    ///
    /// Agreement is required only where ``isReadAlike``. What holds while at most t - 1 deviate is
    /// required only where that many follow scripts.
    ///
    /// - Returns: What was violated; empty for every run, honest or not, if the library is right.
    public func violations() -> [InvariantViolation] {
        disagreements() + wrongConvictions() + unprovedFaults() + wrongShares()
            + reconstructionFailures() + changesByRefusal() + rivalKeys()
    }

    /// Everybody who reads, with what it knows.
    private var readers: [(reader: Reader, state: PublicState)] {
        participants.map { (.participant($0.index), $0.state) } + [(.auditor, auditor)]
    }

    /// Whether at most t - 1 follow scripts, those who never joined included.
    var isWithinBound: Bool {
        configuration.faults.count < ceremony.threshold.count
    }

    package func violation(
        _ invariant: Invariant, _ reader: Reader?, _ explanation: String
    ) -> InvariantViolation {
        InvariantViolation(of: invariant, at: reader, explanation, seed: configuration.seed)
    }

    // MARK: (a)

    private func disagreements() -> [InvariantViolation] {
        guard isReadAlike else { return [] }
        // Whose own join did not count has stopped and concludes nothing.
        return honest.filter { $0.outcome != .joinConflict }.flatMap { participant in
            participant.state.differences(from: auditor).map { name in
                violation(
                    .agreement, .participant(participant.index),
                    "concludes another \(name) than the auditor from the same board.")
            }
        }
    }

    // MARK: (b) and (c)

    private func wrongConvictions() -> [InvariantViolation] {
        readers.flatMap { reader, state in
            state.faults.filter { configuration.faults[$0.culprit] == nil }.map { fault in
                violation(.innocence, reader, "convicts somebody honest: \(fault).")
            }
        }
    }

    private func unprovedFaults() -> [InvariantViolation] {
        var seen: Set<Fault> = []
        return readers.flatMap { reader, state in
            state.faults.filter { seen.insert($0).inserted }.compactMap { fault in
                let verdict = Verdict(culprit: fault.culprit, kind: fault.kind)
                if fault.isProven && fault.evidence.handedToStranger()?.verdict() == verdict {
                    return nil
                }
                return violation(.evidence, reader, "the evidence does not verify: \(fault).")
            }
        }
    }

    // MARK: (g) and (i)

    private func changesByRefusal() -> [InvariantViolation] {
        participants.flatMap { participant in
            participant.changedByRefusal.map { step in
                violation(
                    .refusal, .participant(participant.index),
                    "an envelope refused in step \(step) changed its state.")
            }
        }
    }

    private func rivalKeys() -> [InvariantViolation] {
        // A board that lies although everybody may rely on it is outside of the model.
        guard isWithinBound, isReadAlike || ceremony.board == .relay else { return [] }
        let digests = Set(readers.compactMap { $0.state.groupKey?.transcript.digest })
        if digests.count <= 1 { return [] }
        return [violation(.uniqueness, nil, "\(digests.count) different keys are certified.")]
    }
}

extension Evidence {
    /// The same evidence put together again from bytes and numbers, as by somebody who was not there;
    /// `nil` if it cannot be.
    func handedToStranger() -> Evidence? {
        let keys = ceremony.roster.keys.map(\.bytes)
        guard
            let ceremony = try? Ceremony(
                scheme: ceremony.scheme, purpose: ceremony.purpose, board: ceremony.board,
                threshold: ceremony.threshold.count, roster: Roster(keys),
                instance: ceremony.instance, context: ceremony.context)
        else { return nil }
        let decoded = envelopes.compactMap { try? Envelope(decoding: $0.bytes, in: ceremony) }
        return Evidence(
            kind: kind, ceremony: ceremony, joins: joins, history: history, envelopes: decoded,
            about: about)
    }
}
