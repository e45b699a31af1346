import DKG
public import ThresholdKeys
public import ThresholdSigning

extension SigningUse {
    /// What a reader of the log can show of whoever lied in this use: of each culprit and fault the first.
    ///
    /// Two answers from one pair of nonces are found within one use; a pair that comes back in another is not looked for.
    /// Variable time; each verdict is computed by libsecp256k1.
    ///
    /// - Parameter key: The key, from a source that the reader trusts.
    /// - Returns: Evidence, each with the verdict that everybody comes to.
    public func evidence(
        of key: ThresholdKey
    ) -> [(evidence: SigningEvidence, verdict: SigningVerdict)] {
        var found: [(evidence: SigningEvidence, verdict: SigningVerdict)] = []
        var known: Set<SigningVerdict> = []
        for evidence in suspicions(with: key) {
            guard let verdict = evidence.verdict(of: key), known.insert(verdict).inserted else {
                continue
            }
            found.append((evidence, verdict))
        }
        return found
    }

    /// Everything that is looked at.
    private func suspicions(with key: ThresholdKey) -> [SigningEvidence] {
        var suspicions: [SigningEvidence] = []
        var byPair: [ParticipantIndex: [[UInt8]: SigningAnswer]] = [:]
        for (digest, request) in named {
            if case .bip445 = call.scheme { suspicions.append(.wrongAggregate(request)) }
            let answers = answers[digest] ?? [:]
            for index in key.members.map(\.index) {
                for answer in answers[index] ?? [] {
                    suspicions.append(.badShare(key, request.request, answer))
                    if let first = byPair[index]?[answer.commitment],
                        let identity = key.member(index)?.identity
                    {
                        suspicions.append(.reusedNonces(identity, first, answer))
                    } else {
                        byPair[index, default: [:]][answer.commitment] = answer
                    }
                }
            }
        }
        return suspicions
    }
}
