public import PolynomialCommitments
public import ThresholdKeys

/// A request that was checked against its key, with everything that follows from it and is public.
///
/// A coordinator judges shares and adds them with it:
///
/// ```swift
/// let session = try SigningSession(
///     for: message, with: key, by: .taproot, derivation: .taproot(), commitments: commitments)
/// // send session.request.encoded to the signers, and collect their shares
/// let signature = try session.aggregate(shares)
/// ```
///
/// Variable time: nothing in it is secret.
public struct SigningSession: Sendable {
    /// The request.
    public let request: SigningRequest

    /// The key of which the signers hold shares.
    public let key: ThresholdKey

    /// The key under which the signature verifies: ``key``, derived as the request says.
    ///
    /// Signatures of BIP 340 verify under its x-coordinate. Compare it with the address that is to be spent.
    public let signingKey: PublicKey

    /// The signers, in the order of the list.
    let members: [ThresholdKey.Member]
    var commitments: [NonceCommitment]
    var terms: SigningTerms
    let arithmetic: PublicArithmetic
    private let view: RequestView

    /// Checks a request by every rule that is public.
    ///
    /// In BIP 445 that includes what a signer leaves out: that every commitment is a pair of points, and that the
    /// aggregate nonce is their sum.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - key: The key.
    ///   - options: What is allowed besides.
    /// - Throws: ``SigningRequestError``.
    public init(
        _ request: SigningRequest, of key: ThresholdKey, options: SigningOptions = []
    ) throws(SigningRequestError) {
        try self.init(request, of: key, options: options, arithmetic: .standard)
    }

    /// The same; nothing depends on who computes.
    ///
    /// A share has its equation under any aggregate, and is judged by it.
    package init(
        _ request: SigningRequest, of key: ThresholdKey, options: SigningOptions,
        arithmetic: PublicArithmetic, acceptsAnyAggregate: Bool = false
    ) throws(SigningRequestError) {
        let view = try RequestView(request, of: key, options: options)
        let commitments = try request.commitments(of: view.members, arithmetic: arithmetic)
        let terms = try view.terms(commitments: commitments, arithmetic: arithmetic)
        if case .bip445 = request.scheme, !acceptsAnyAggregate,
            AggregateNonce(of: commitments).encoded != request.aggregateNonce
        {
            throw .otherAggregate
        }
        self.init(
            view, key: key, commitments: commitments, terms: terms, arithmetic: arithmetic)
    }

    /// Makes a request and the session that it opens, for whoever has decoded the signers' commitments.
    ///
    /// - Parameters:
    ///   - message: What is to be signed, at most 16 MiB.
    ///   - key: The key.
    ///   - scheme: How it is signed.
    ///   - derivation: Which key signs.
    ///   - commitments: A commitment of each signer, unused; at least t of them, and no more are needed.
    ///   - options: What is allowed besides.
    /// - Throws: ``SigningRequestError``.
    public init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation = .none,
        commitments: [ParticipantIndex: NonceCommitment], options: SigningOptions = []
    ) throws(SigningRequestError) {
        try self.init(
            for: message, with: key, by: scheme, derivation: derivation, commitments: commitments,
            options: options, arithmetic: .standard)
    }

    /// The same; nothing depends on who computes.
    package init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation, commitments: [ParticipantIndex: NonceCommitment],
        options: SigningOptions, arithmetic: PublicArithmetic
    ) throws(SigningRequestError) {
        let request = try SigningRequest(
            for: message, with: key, by: scheme, derivation: derivation, commitments: commitments)
        let view = try RequestView(request, of: key, options: options)
        let listed = view.members.compactMap { commitments[$0.index] }
        self.init(
            view, key: key, commitments: listed,
            terms: try view.terms(commitments: listed, arithmetic: arithmetic),
            arithmetic: arithmetic)
    }

    private init(
        _ view: RequestView, key: ThresholdKey, commitments: [NonceCommitment],
        terms: SigningTerms, arithmetic: PublicArithmetic
    ) {
        request = view.request
        self.key = key
        signingKey = view.signingKey.publicKey
        members = view.members
        self.commitments = commitments
        self.terms = terms
        self.arithmetic = arithmetic
        self.view = view
    }

    /// The same session, of which libsecp256k1 has computed everything; nobody is named for a share before it was asked.
    ///
    /// - Returns: The session, or this one if it is such a one; `nil` if libsecp256k1 refuses what the engine accepted.
    func recomputed() -> SigningSession? {
        guard arithmetic == .engine else { return self }
        let confirmed = commitments.indices.compactMap(confirmedCommitment)
        guard confirmed.count == commitments.count else { return nil }
        return (try? view.recomputed(terms, commitments: confirmed)).map {
            SigningSession(
                view, key: key, commitments: confirmed, terms: $0, arithmetic: .libsecp256k1)
        }
    }

    /// A commitment of which libsecp256k1 says that it is what the list has.
    ///
    /// It has checked that the points are on the curve, and writes them as they came; if it does not, it decodes them.
    private func confirmedCommitment(at place: Int) -> NonceCommitment? {
        let commitment = commitments[place]
        return request.commitmentBytes(at: place).elementsEqual(commitment.encoded)
            ? commitment : request.commitment(at: place)
    }

    /// The signers, ascending by evaluation point.
    public var signers: [ParticipantIndex] { members.map(\.index) }

    /// The place of a signer in the list; `nil` for whoever is not asked.
    func place(of index: ParticipantIndex) -> Int? { members.firstIndex { $0.index == index } }

    /// What the binding factor of a signer is the hash of, and the factor.
    ///
    /// For published vectors; `nil` in BIP 445.
    package func bindingFactor(
        of index: ParticipantIndex
    ) -> (input: [UInt8], factor: Scalar)? {
        guard let suite = request.scheme.ciphersuite, let place = place(of: index) else {
            return nil
        }
        let prefix = SigningTerms.bindingPrefix(request, suite, key: signingKey.point)
        return (prefix + request.points[place].encoded, terms.bindingFactors[place])
    }

    /// R; for published vectors.
    package var noncePoint: Point { terms.noncePoint }
}
