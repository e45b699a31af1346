import FROSTPackages
import ThresholdKeys

/// A request whose rules hold, and the key that it derives: what a signer and a coordinator begin with.
struct RequestView {
    let request: SigningRequest
    let members: [ThresholdKey.Member]
    let signingKey: TweakedKey

    init(
        _ request: SigningRequest, of key: ThresholdKey, options: SigningOptions
    ) throws(SigningRequestError) {
        members = try request.checkRules(for: key)
        try SigningRequest.checkOptions(options, for: key, by: request.scheme, request.derivation)
        signingKey = try request.signingKey(of: key)
        self.request = request
    }

    /// The terms for whoever has decoded all commitments.
    func terms(
        commitments: [NonceCommitment], arithmetic: PublicArithmetic
    ) throws(SigningRequestError) -> SigningTerms {
        guard let suite = request.scheme.ciphersuite else { return try aggregateTerms() }
        return try SigningTerms(
            frost: request, suite, key: signingKey, commitments: commitments,
            arithmetic: arithmetic)
    }

    /// The same terms, of which libsecp256k1 has computed every point; no hash is computed again that is of bytes alone.
    func recomputed(
        _ terms: SigningTerms, commitments: [NonceCommitment]
    ) throws(SigningRequestError) -> SigningTerms {
        guard let suite = request.scheme.ciphersuite, case .each(let factors) = terms.bindingFactors
        else { return try aggregateTerms() }
        return try SigningTerms(
            frost: request, suite, key: signingKey, commitments: commitments, factors: factors)
    }

    /// The terms for a signer, which in BIP 445 leaves the others' commitments to the coordinator: its own equation
    /// holds under any aggregate.
    func signerTerms(arithmetic: PublicArithmetic) throws(SigningRequestError) -> SigningTerms {
        guard request.scheme.ciphersuite != nil else { return try aggregateTerms() }
        return try terms(
            commitments: request.commitments(of: members, arithmetic: arithmetic),
            arithmetic: arithmetic)
    }

    private func aggregateTerms() throws(SigningRequestError) -> SigningTerms {
        guard case .bip445(let version) = request.scheme,
            let aggregate = try? AggregateNonce(decoding: request.aggregateNonce)
        else { throw .malformedAggregate }
        return SigningTerms(
            bip445: version,
            identifiers: members.map { UInt32($0.index.value) - 1 }, aggregate: aggregate,
            key: signingKey, message: request.message)
    }
}
