import DKG
import ThresholdSigning

// Signing.md, section 5.
extension SigningOutcome {
    /// Checks every ``SigningInvariant`` but ``SigningInvariant/prediction``, which needs one.
    ///
    /// ```swift
    /// let result = try SigningSimulation.run(configuration, by: group)
    /// precondition(result.violations().isEmpty, "\(result.violations())")
    /// ```
    ///
    /// - Returns: What was violated; empty for every simulation, whoever lies, if the library is right.
    public func violations() -> [SigningViolation] {
        missingSignature() + wrongSignature() + wrongSessions() + missingConvictions()
            + wrongConvictions() + unprovedConvictions() + hastyConvictions() + reusedNonces()
    }

    package func violation(
        _ invariant: SigningInvariant, _ explanation: String
    ) -> SigningViolation {
        SigningViolation(of: invariant, explanation, seed: configuration.seed)
    }

    /// How the coordinator deviates in a way that shows.
    private var effectiveFault: CoordinatorFault? {
        configuration.coordinatorFault.flatMap {
            $0.hasEffect(in: configuration.scheme) ? $0 : nil
        }
    }

    // MARK: The signature

    /// Whether t signers are honest and reach an honest coordinator.
    private var isPromised: Bool {
        switch effectiveFault {
        case nil, .forgedAnswers: honest.count >= key.threshold.count
        // One of them is asked with nonces that it does not have.
        case .replaysOld: honest.count > key.threshold.count
        default: false
        }
    }

    private func missingSignature() -> [SigningViolation] {
        guard isPromised, signature == nil else { return [] }
        return [
            violation(
                .signature, "\(honest.count) of \(signers.count) are honest, and nothing is signed."
            )
        ]
    }

    private func wrongSignature() -> [SigningViolation] {
        guard let signature else { return [] }
        guard let signingKey else { return [violation(.validity, "no key is named.")] }
        var found: [SigningViolation] = []
        if !signature.isValid(for: configuration.message, under: signingKey) {
            found.append(violation(.validity, "the signature does not verify."))
        }
        // A rerandomised key follows from the request; any other one from the key and the derivation alone.
        if configuration.derivation.rerandomisation == nil, signingKey != askedKey {
            found.append(violation(.validity, "it is a signature of another key."))
        }
        return found
    }

    /// The key that was asked for, derived here once more.
    private var askedKey: PublicKey? {
        let derivation = configuration.derivation
        var derived = TweakedKey(key.publicKey)
        do throws(DerivationError) {
            if !derivation.path.steps.isEmpty {
                let chainCode = derivation.chainCode ?? ChainCode(of: key)
                derived = try derived.descendant(derivation.path, chainCode: chainCode).key
            }
            if let commitment = derivation.taproot { derived = try derived.outputKey(commitment) }
            for tweak in derivation.rawTweaks { derived = try derived.tweaked(by: tweak) }
            return derived.publicKey
        } catch {
            return nil
        }
    }

    private func wrongSessions() -> [SigningViolation] {
        var found: [SigningViolation] = []
        let most = key.members.count - key.threshold.count + 1
        if sessions.count > most {
            found.append(
                violation(.sessions, "there are \(sessions.count) sessions, and at most \(most)."))
        }
        // Who owes an answer, and since which session.
        var owed: [ParticipantIndex: Int] = [:]
        var ended: Set<ParticipantIndex> = []
        for event in events {
            switch event {
            case .opened(let session, let signers):
                if signers.count != key.threshold.count {
                    found.append(
                        violation(.sessions, "session \(session) has \(signers.count) signers."))
                }
                for index in signers where owed[index] != nil || ended.contains(index) {
                    found.append(
                        violation(.sessions, "session \(session) asks \(index) too early."))
                }
                for index in signers { owed[index] = session }
            case .answered(let session, let index):
                if owed[index] == session { owed[index] = nil }
            case .convicted(_, let verdict):
                if let index = verdict.index { ended.insert(index) }
            case .blamed(_, let signers): ended.formUnion(signers)
            case .refused, .keptOut, .finished: break
            }
        }
        return found
    }

    // MARK: Convictions

    private func missingConvictions() -> [SigningViolation] {
        var found: [SigningViolation] = []
        for (index, faults) in lies.sorted(by: { $0.key < $1.key }) {
            for fault in faults {
                let isShown = convictions.contains {
                    $0.verdict.index == index && $0.verdict.fault == fault
                        && $0.verdict.culprit == key.member(index)?.identity
                }
                if !isShown {
                    found.append(
                        violation(.conviction, "\(index) \(fault), and nothing shows it."))
                }
            }
        }
        if effectiveFault == .wrongAggregate, !sessions.isEmpty,
            !convictions.contains(where: { $0.verdict.culprit == coordinator })
        {
            found.append(
                violation(.conviction, "the coordinator lied, and nothing shows it."))
        }
        return found
    }

    private func wrongConvictions() -> [SigningViolation] {
        (convictions.map(\.verdict) + excluded).filter { verdict in
            guard let index = verdict.index else {
                return verdict.culprit != coordinator || verdict.fault != .wrongAggregate
                    || effectiveFault != .wrongAggregate
            }
            return lies[index]?.contains(verdict.fault) != true
        }.map { violation(.innocence, "nobody did that: \($0)") }
    }

    private func unprovedConvictions() -> [SigningViolation] {
        convictions.filter {
            $0.evidence.handedToStranger()?.verdict(of: key) != $0.verdict
        }.map { violation(.evidence, "the evidence does not show it: \($0.verdict)") }
    }

    private func hastyConvictions() -> [SigningViolation] {
        let shown = Set(convictions.map(\.verdict))
        return excluded.filter { !shown.contains($0) }.map {
            violation(.agreement, "only the coordinator says so: \($0)")
        }
    }

    private func reusedNonces() -> [SigningViolation] {
        honest.filter { index in
            guard let identity = key.member(index)?.identity else { return false }
            let commitments = answers.filter {
                $0.index == index && $0.isAuthentic(by: identity)
            }.map(\.commitment)
            return Set(commitments).count < commitments.count
        }.map { violation(.nonces, "\($0) answers twice with one commitment.") }
    }
}

extension SigningEvidence {
    /// The same evidence read from its bytes, as by somebody who was not there; `nil` if it cannot be.
    fileprivate func handedToStranger() -> SigningEvidence? {
        try? SigningEvidence(decoding: encoded, atMost: ParticipantIndex.range.upperBound)
    }
}
