import PolynomialCommitments
public import ThresholdKeys

/// A coordinator that gets a signature although signers lie, stall or vanish: ROAST (Ruffing, Ronge, Jin, Schneider-Bensch
/// and Schröder, "ROAST: Robust Asynchronous Schnorr Threshold Signatures", CCS 2022).
///
/// It has no clock, and sends nothing itself: bytes go in, actions come out. A signer is idle when it has offered a
/// commitment that was not used and has no open request. As soon as t are idle, exactly those are asked; so nobody is
/// waited for. Whoever lies is convicted, by evidence that anybody can check, and never asked again; whoever is silent is
/// never idle again. With t honest signers there is a signature after at most n - t + 1 sessions.
///
/// ```swift
/// var coordinator = try RobustCoordinator(
///     for: message, with: key, by: .taproot, derivation: .taproot(), signedBy: coordinatorKey)
/// while let bytes = await receive() {
///     for action in coordinator.receive(bytes) {
///         switch action {
///         case .ask(let index, let request): await send(request.encoded, to: index)
///         case .finished(let signature): return signature
///         default: log(action)
///         }
///     }
/// }
/// ```
///
/// It need not be trusted: signers see what they sign, and it cannot frame one. After a crash a new one begins, with first
/// commitments that no other one was given: commitments belong to one coordinator. A first commitment does not say for whom
/// it is, so it has to come over a channel that is authenticated and fresh for this run. Whoever can send an old one again
/// stalls its signer here, which is asked with nonces that it has used, and refuses. Variable time but for its signatures:
/// nothing else in it is secret.
public struct RobustCoordinator: ~Copyable, Sendable {
    /// What is to be signed.
    public let message: [UInt8]

    /// The key whose shares sign.
    public let key: ThresholdKey

    /// How it is signed.
    public let scheme: SigningScheme

    /// Which key signs.
    public let derivation: SigningDerivation

    /// The signature, once there is one.
    public private(set) var signature: ThresholdSignature?

    /// The key under which the signature verifies, once there is one; a rerandomisation gives each session another.
    public private(set) var signingKey: PublicKey?

    /// The digest of the request whose shares gave the signature, once there is one.
    public private(set) var signedRequest: Digest?

    /// How many sessions were started: at most n - t + 1.
    public private(set) var sessionCount = 0

    private let options: SigningOptions
    private let coordinatorKey: SigningKey
    private let arithmetic: PublicArithmetic
    private var standings: [ParticipantIndex: SignerStanding] = [:]
    private var sessions: [Digest: RobustSession] = [:]

    /// Begins without a commitment of anybody.
    ///
    /// - Parameters:
    ///   - message: What is to be signed, at most 16 MiB.
    ///   - key: The key. Members without an identity take no part.
    ///   - scheme: How it is signed.
    ///   - derivation: Which key signs.
    ///   - options: What is allowed besides.
    ///   - coordinatorKey: A BIP 340 key for this and nothing else, by which signers know who asks.
    /// - Throws: ``SigningRequestError``: what no request of this message with this key could be asked for;
    ///   ``SigningRequestError/tooFewSigners(needed:got:)`` if fewer than t members have an identity.
    public init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation = .none, options: SigningOptions = [],
        signedBy coordinatorKey: consuming SigningKey
    ) throws(SigningRequestError) {
        try self.init(
            for: message, with: key, by: scheme, derivation: derivation, options: options,
            signedBy: coordinatorKey, arithmetic: .standard)
    }

    /// The same; nothing depends on who computes.
    package init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation, options: SigningOptions,
        signedBy coordinatorKey: consuming SigningKey, arithmetic: PublicArithmetic
    ) throws(SigningRequestError) {
        try SigningRequest.check(message, with: key, by: scheme, derivation, options)
        let signers = key.members.filter {
            $0.identity != nil && !$0.verificationShare.isInfinity
        }
        guard signers.count >= key.threshold.count else {
            throw .tooFewSigners(needed: key.threshold.count, got: signers.count)
        }
        self.message = message
        self.key = key
        self.scheme = scheme
        self.derivation = derivation
        self.options = options
        self.coordinatorKey = coordinatorKey
        self.arithmetic = arithmetic
        for signer in signers { standings[signer.index] = SignerStanding() }
    }

    /// Takes what came from somebody: a ``FirstCommitment``, a ``SigningAnswer``, or anything at all.
    ///
    /// What is not signed by a member, not for this key and scheme, or too late changes nothing.
    ///
    /// - Parameter bytes: The bytes.
    /// - Returns: What is to be done.
    public mutating func receive(_ bytes: [UInt8]) -> [CoordinatorAction] {
        if signature != nil { return [] }
        if let answer = try? SigningAnswer(decoding: bytes) { return receive(answer) }
        if let first = try? FirstCommitment(decoding: bytes) { return receive(first) }
        return []
    }

    private mutating func receive(_ first: FirstCommitment) -> [CoordinatorAction] {
        guard first.scheme == scheme, first.keyDigest == key.epoch.transcript,
            case .waiting? = standings[first.index]?.state,
            let identity = key.member(first.index)?.identity, first.isAuthentic(by: identity)
        else { return [] }
        return take(first.commitment, of: first.index)
    }

    private mutating func receive(_ answer: SigningAnswer) -> [CoordinatorAction] {
        guard let standing = standings[answer.index], standing.state != .excluded,
            let identity = key.member(answer.index)?.identity,
            let open = sessions[answer.requestDigest],
            // An answer of one who was not asked is evidence, and disturbs nothing here.
            open.session.signers.contains(answer.index), answer.isAuthentic(by: identity)
        else { return [] }
        if open.session.fault(of: answer, weights: open.weights) != nil {
            // What a stranger would not see, nobody is convicted of: libsecp256k1 computes all of it again.
            let confirmed = open.session.recomputed()
            if let fault = confirmed?.fault(of: answer, weights: open.weights) {
                standings[answer.index]?.state = .excluded
                return [
                    .convicted(
                        SigningVerdict(culprit: identity, index: answer.index, fault: fault),
                        .badShare(key, open.session.request, answer))
                ]
            }
        }
        // A second answer that is right as well changes nothing.
        guard standing.state == .asked(answer.requestDigest), let share = answer.signatureShare
        else { return [] }
        standings[answer.index]?.state = .waiting
        sessions[answer.requestDigest]?.shares.append(share)
        if let end = end(of: answer.requestDigest) { return [end] }
        return answer.nextCommitment.map { take($0, of: answer.index) } ?? []
    }

    /// Takes a commitment of a signer that has no open request, and asks if there are enough now.
    private mutating func take(
        _ bytes: [UInt8], of index: ParticipantIndex
    ) -> [CoordinatorAction] {
        guard let commitment = try? NonceCommitment(decoding: bytes) else {
            return [.keptOut(index, .noPoints)]
        }
        guard standings[index]?.offered.insert(commitment).inserted == true else {
            return [.keptOut(index, .used)]
        }
        standings[index]?.state = .idle(commitment)
        return askIfPossible()
    }

    private mutating func askIfPossible() -> [CoordinatorAction] {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for (index, standing) in standings {
            if case .idle(let commitment) = standing.state { commitments[index] = commitment }
        }
        guard commitments.count >= key.threshold.count else { return [] }
        let signers = commitments.keys.sorted()
        guard
            let session = try? SigningSession(
                for: message, with: key, by: scheme, derivation: derivation,
                commitments: commitments, options: options, arithmetic: arithmetic)
        else {
            // The rest was checked at the beginning. Nobody can be blamed: new commitments are needed.
            for index in signers { standings[index]?.state = .waiting }
            return signers.map { .keptOut($0, .cancelling) }
        }
        let digest = session.request.digest
        for index in signers { standings[index]?.state = .asked(digest) }
        sessions[digest] = RobustSession(session: session)
        sessionCount += 1
        let request = SignedRequest(
            session.request, digest: digest, signedBy: coordinatorKey, auxiliaryRandomness: nil)
        return signers.map { .ask($0, request) }
    }

    /// How a session ends that has all its shares; each of them holds.
    private mutating func end(of digest: Digest) -> CoordinatorAction? {
        guard let open = sessions[digest], open.shares.count == open.session.signers.count else {
            return nil
        }
        let blamed: [ParticipantIndex]
        do throws(AggregationError) {
            let signature = try open.session.aggregate(open.shares)
            self.signature = signature
            signingKey = open.session.signingKey
            signedRequest = digest
            return .finished(signature)
        } catch {
            // Each share was found right when it came; libsecp256k1 has the last word.
            switch error {
            case .signatureInvalid: blamed = open.session.signers.sorted()
            case .wrongShares(let signers): blamed = signers
            // The list of shares is right. Without libsecp256k1's word nobody is blamed, and the signers are asked anew.
            case .notConfirmed, .missing, .duplicate, .notAsked: return nil
            }
        }
        for index in blamed { standings[index]?.state = .excluded }
        return .blamedSession(blamed)
    }
}
