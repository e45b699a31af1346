public import ThresholdKeys

/// What shows strangers that a signer or a coordinator lied (Signing.md, section 5).
///
/// It rests on signatures of whoever is accused. What is in it suffices, but for one thing: a bad share is judged by the
/// public shares of its key, and whoever makes up a key with other public shares makes an honest answer look wrong. So a
/// reader compares: ``verdict(of:)`` does.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningEvidence: Hashable, Sendable {
    /// A request, and a member's answer to it that is none an honest signer gives.
    ///
    /// Who asked does not matter: an honest signer answers right or not at all, whoever asks.
    case badShare(ThresholdKey, SigningRequest, SigningAnswer)

    /// Two answers of one identity with one commitment to different requests.
    case reusedNonces(VerificationKey, SigningAnswer, SigningAnswer)

    /// A signed request of BIP 445 whose aggregate nonce is not the sum of its list.
    ///
    /// Under a wrong aggregate right shares make no signature.
    case wrongAggregate(SignedRequest)

    /// Looks at the evidence as a reader who knows the key.
    ///
    /// - Parameter key: The key, from a source that the reader trusts.
    /// - Returns: As ``verdict()``; `nil` also if it is about another key, or about nobody who is a member of it.
    public func verdict(of key: ThresholdKey) -> SigningVerdict? {
        switch self {
        case .badShare(let other, _, _): if other != key { return nil }
        // Anybody signs two answers with a key of its own, under whichever number.
        case .reusedNonces(let identity, let first, _):
            if key.member(first.index)?.identity != identity { return nil }
        case .wrongAggregate(let signed):
            if signed.request.keyDigest != key.epoch.transcript { return nil }
        }
        return verdict()
    }

    /// Looks at the evidence, and at nothing else; libsecp256k1 computes every point.
    ///
    /// Right only if the key of a bad share is; ``verdict(of:)`` compares it.
    ///
    /// Total: no evidence, however it was made up, makes it trap. Variable time.
    ///
    /// - Returns: Whom it convicts of what; `nil` if it shows nothing.
    public func verdict() -> SigningVerdict? {
        switch self {
        case .badShare(let key, let request, let answer):
            SigningEvidence.badShare(answer, to: request, of: key)
        case .reusedNonces(let identity, let first, let second):
            SigningEvidence.reusedNonces(first, second, of: identity)
        case .wrongAggregate(let request): SigningEvidence.wrongAggregate(request)
        }
    }

    /// A request that breaks the rules proves nothing: nobody may answer it.
    private static func badShare(
        _ answer: SigningAnswer, to request: SigningRequest, of key: ThresholdKey
    ) -> SigningVerdict? {
        guard answer.requestDigest == request.digest,
            let identity = key.member(answer.index)?.identity, answer.isAuthentic(by: identity),
            // What a signer allows by its options it allows by its own will.
            let session = try? SigningSession(
                request, of: key, options: [.keyAsItIs, .unverifiedTweaks],
                arithmetic: .libsecp256k1, acceptsAnyAggregate: true),
            let fault = session.fault(of: answer)
        else { return nil }
        return SigningVerdict(culprit: identity, index: answer.index, fault: fault)
    }

    private static func reusedNonces(
        _ first: SigningAnswer, _ second: SigningAnswer, of identity: VerificationKey
    ) -> SigningVerdict? {
        guard first.commitment == second.commitment, first.index == second.index,
            first.requestDigest != second.requestDigest,
            first.isAuthentic(by: identity), second.isAuthentic(by: identity)
        else { return nil }
        return SigningVerdict(culprit: identity, index: first.index, fault: .reusedNonces)
    }

    private static func wrongAggregate(_ signed: SignedRequest) -> SigningVerdict? {
        let request = signed.request
        guard case .bip445 = request.scheme, signed.isAuthentic else { return nil }
        var commitments: [NonceCommitment] = []
        for place in request.points.indices {
            guard let commitment = request.commitment(at: place) else { return nil }
            commitments.append(commitment)
        }
        guard AggregateNonce(of: commitments).encoded != request.aggregateNonce else { return nil }
        return SigningVerdict(culprit: signed.coordinator, index: nil, fault: .wrongAggregate)
    }
}

extension SigningSession {
    /// What is wrong with an answer whose signature and digest are right; `nil` for one that an honest signer gives.
    ///
    /// By what computes in this session: if that is the engine, a wrong share is a suspicion, for a verdict to confirm.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - weights: lambda_i of all signers, of whoever looks at several answers.
    /// - Returns: The fault, or `nil`.
    func fault(of answer: SigningAnswer, weights: [Scalar]? = nil) -> SigningFault? {
        guard let place = place(of: answer.index) else { return .notAsked }
        guard request.commitmentBytes(at: place).elementsEqual(answer.commitment) else {
            return .otherCommitment
        }
        guard let share = answer.signatureShare else { return .notCanonical }
        return seemsValid(share, weights: weights) ? nil : .wrongShare
    }
}
