import FROSTPackages
public import PolynomialCommitments
public import ThresholdKeys

/// One holder of a share, signing by one scheme.
///
/// ```swift
/// let signer = try Signer(share, by: .taproot)
/// let nonces = try signer.commit(random: &random)
/// // send nonces.commitment.encoded to the coordinator, and get a request
/// let request = try SigningRequest(decoding: bytes)
/// let examined = try signer.examine(request, for: nonces)
/// // look at examined.message and examined.signingKey
/// let share = try signer.sign(examined, with: nonces)
/// // send share.encoded
/// ```
///
/// A pair of nonces signs once: `sign` takes it away, whatever happens. Keep none in a file: whoever restores an older
/// copy of it signs twice with one pair, and gives the share away.
public struct Signer: ~Copyable, Sendable {
    /// How it signs.
    public let scheme: SigningScheme

    /// What it does although it is rarely right.
    public let options: SigningOptions

    private let share: SecretKeyShare

    /// Takes a share; refuses what cannot sign before there is a nonce.
    ///
    /// - Parameters:
    ///   - share: The share, with its key, of which everything public comes.
    ///   - scheme: How it signs.
    ///   - options: What it does although it is rarely right.
    /// - Throws: ``SigningKeyError``.
    public init(
        _ share: consuming SecretKeyShare, by scheme: SigningScheme, options: SigningOptions = []
    ) throws(SigningKeyError) {
        try Signer.check(share, scheme)
        self.share = share
        self.scheme = scheme
        self.options = options
    }

    private static func check(
        _ share: borrowing SecretKeyShare, _ scheme: SigningScheme
    ) throws(SigningKeyError) {
        do throws(SigningRequestError) {
            try SigningRequest.checkKey(share.key, for: scheme)
        } catch {
            if case .key(let error) = error { throw error }
        }
        guard share.key.member(share.index)?.verificationShare.isInfinity == false else {
            throw .shareAtInfinity(share.index)
        }
    }

    /// Whose share it is.
    public var index: ParticipantIndex { share.index }

    /// The key.
    public var key: ThresholdKey { share.key }

    /// Makes a pair of nonces.
    ///
    /// Constant time. A pair needs no message; make as many as there will be requests, each for one coordinator.
    ///
    /// - Parameter source: Where 64 fresh bytes come from, in BIP 445 32. The share is mixed in.
    /// - Returns: The pair, whose commitment goes to the coordinator.
    /// - Throws: ``SigningError/random(_:)``.
    public func commit(random source: inout some RandomSource) throws(SigningError) -> NoncePair {
        do throws(RandomSourceError) {
            return try makeNonces(&source)
        } catch {
            throw .random(error)
        }
    }

    private func makeNonces(
        _ source: inout some RandomSource
    ) throws(RandomSourceError) -> NoncePair {
        var random = SecretPreimage(capacity: scheme.nonceRandomByteCount)
        while random.count < scheme.nonceRandomByteCount {
            random.append(try SecretBytes(random32: &source))
        }
        return try nonces(of: random.bytes())
    }

    /// The pair that 64 random bytes give with this share, in BIP 445 32.
    ///
    /// - Throws: `RandomSourceError.outOfRange` for bytes that give zero, which nobody will ever see.
    func nonces(of random: borrowing SecretBytes) throws(RandomSourceError) -> NoncePair {
        let hiding: SecretScalar
        let binding: SecretScalar
        switch scheme {
        case .rfc9591, .taproot:
            let suite = scheme.ciphersuite ?? .secp256k1
            hiding = NonceGeneration.frostNonce(random.part(0..<32), share.value, suite)
            binding = NonceGeneration.frostNonce(random.part(32..<64), share.value, suite)
        case .bip445(let version):
            let seed = NonceGeneration.maskedSeed(
                share.value.secretEncoding(), random)
            let bound = NonceGeneration.Binding(
                version: version, identifier: UInt32(share.index.value) - 1,
                publicShare: share.key.member(share.index)?.verificationShare.compressed ?? [],
                thresholdKey: Array(share.key.publicKey.compressed.dropFirst()))
            hiding = NonceGeneration.bip445Nonce(1, seed: seed, bound)
            binding = NonceGeneration.bip445Nonce(2, seed: seed, bound)
        }
        guard let pair = NoncePair(hiding: hiding, binding: binding, of: self)
        else { throw .outOfRange }
        return pair
    }

    /// Checks a request against the key, the nonces and the options, without touching a secret.
    ///
    /// It throws everything that a request can be refused for; after it, signing does not fail. The nonces are not used
    /// up by a request that is refused. Variable time.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - nonces: The nonces whose commitment it is to have in this signer's place.
    /// - Returns: The request as it is to be shown, and signed.
    /// - Throws: ``SigningRequestError``.
    public func examine(
        _ request: SigningRequest, for nonces: borrowing NoncePair
    ) throws(SigningRequestError) -> ExaminedRequest {
        try examine(request, for: nonces, arithmetic: .standard)
    }

    /// The same; nothing depends on who computes.
    package func examine(
        _ request: SigningRequest, for nonces: borrowing NoncePair, arithmetic: PublicArithmetic
    ) throws(SigningRequestError) -> ExaminedRequest {
        guard nonces.scheme == scheme else {
            throw .otherScheme(expected: nonces.scheme, got: scheme)
        }
        guard nonces.keyDigest == key.epoch.transcript else {
            throw .otherKey(expected: nonces.keyDigest, got: key.epoch.transcript)
        }
        guard nonces.index == index else { throw .otherCommitment(index) }
        return try examine(request, unused: nonces.commitment, arithmetic: arithmetic)
    }

    /// Everything but whose nonces they are: the commitment is one that this signer made and did not use.
    package func examine(
        _ request: SigningRequest, unused commitment: NonceCommitment,
        arithmetic: PublicArithmetic
    ) throws(SigningRequestError) -> ExaminedRequest {
        guard request.scheme == scheme else {
            throw .otherScheme(expected: scheme, got: request.scheme)
        }
        let view = try RequestView(request, of: key, options: options)
        guard let place = view.members.firstIndex(where: { $0.index == index }),
            let weight = Interpolation.weight(ofPlace: place, in: request.points)
        else { throw .notAsked(index) }
        guard request.commitmentBytes(at: place).elementsEqual(commitment.encoded) else {
            throw .otherCommitment(index)
        }
        return ExaminedRequest(
            request: request, signingKey: view.signingKey.publicKey, commitment: commitment,
            index: index, place: place, weight: weight,
            terms: try view.signerTerms(arithmetic: arithmetic))
    }

    /// Signs what was examined, and uses the nonces up, also when it throws.
    ///
    /// Constant time as far as share and nonces are concerned. The share is computed twice, in two orders, and compared;
    /// in BIP 445 it is also checked by its own equation, as the draft demands.
    ///
    /// - Parameters:
    ///   - examined: What ``examine(_:for:)`` gave for these nonces.
    ///   - nonces: The nonces.
    /// - Returns: The share for the coordinator.
    /// - Throws: ``SigningError/otherNonces`` or ``SigningError/computation``.
    public func sign(
        _ examined: ExaminedRequest, with nonces: consuming NoncePair
    ) throws(SigningError) -> SignatureShare {
        let request = examined.request
        guard examined.commitment == nonces.commitment, examined.index == index,
            nonces.index == index, request.scheme == scheme, nonces.scheme == scheme,
            request.keyDigest == key.epoch.transcript, nonces.keyDigest == request.keyDigest
        else { throw .otherNonces }
        guard
            let value = examined.terms.response(
                nonces.hiding, nonces.binding, share.value,
                bindingFactor: examined.terms.bindingFactors[examined.place],
                weight: examined.weight)
        else { throw .computation }
        if case .bip445 = scheme {
            let publicShare = key.member(index)?.verificationShare ?? .infinity
            guard
                examined.terms.hold(
                    value, at: examined.place, nonces.commitment, publicShare,
                    weight: examined.weight)
            else { throw .computation }
        }
        return SignatureShare(value, of: index)
    }
}
