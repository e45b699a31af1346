import DKG
import ThresholdSigning

/// A signer in a simulation, honest or following a script.
final class SimulatedSigner {
    let index: ParticipantIndex
    let script: SignerScript?

    /// What it can be convicted of, as it knows best itself.
    private(set) var lies: Set<SigningFault> = []

    private let identity: SigningKey
    private let nonces: SigningNonces
    private let key: ThresholdKey
    private let scheme: SigningScheme

    /// How many pairs of nonces it has made.
    private var drawn = 0

    /// The pairs that it has offered and not used; one, unless a script offers two.
    private var offered: [Int] = []

    /// The pair that it has used last.
    private var lastUsed: Int?

    /// How many requests it has answered.
    private var answered = 0

    init(
        _ index: ParticipantIndex, in group: SigningGroup, _ configuration: SigningConfiguration,
        _ nonces: SigningNonces, identity: consuming SigningKey
    ) {
        self.index = index
        script = configuration.scripts[index]
        self.identity = identity
        self.nonces = nonces
        key = group.key
        scheme = configuration.scheme
    }

    /// What it does instead of what it should with the next request.
    private var fault: SignerFault? {
        guard let script, answered >= script.after else { return nil }
        return script.fault
    }

    /// Whether it offers a commitment when its last one was no use.
    private var returns: Bool { script?.returns ?? true }

    // MARK: What it is told

    /// What it sends at the beginning.
    func begin() throws(SigningSimulationError) -> [[UInt8]] {
        switch script?.fault {
        case .absent: return []
        case .malformedFirst: return [first(SimulatedSigner.pointless)]
        default: return [try offer()]
        }
    }

    /// What it sends when its commitment was no use.
    func keptOut() throws(SigningSimulationError) -> [[UInt8]] {
        returns ? [try offer()] : []
    }

    /// What it sends when it is asked; what a request is refused for, if it is.
    func receive(
        _ signed: SignedRequest
    ) throws(SigningSimulationError) -> Result<[[UInt8]], SigningRequestError> {
        let request = signed.request
        if fault == .silent { return .success([]) }
        if let lastUsed, fault == .reusesNonces {
            return .success([try answer(request, again: lastUsed)])
        }
        var refusal = SigningRequestError.otherCommitment(index)
        for pair in offered {
            switch try nonces.sign(request, as: index, pair: pair) {
            case .success(let share): return .success(try answer(request, share, pair))
            case .failure(let error): refusal = error
            }
        }
        return .failure(refusal)
    }

    /// What it sends when it hears of a request that asks others.
    func overhear(_ signed: SignedRequest) -> [[UInt8]] {
        guard fault == .unasked, !lies.contains(.notAsked) else { return [] }
        lies.insert(.notAsked)
        return [
            answer(
                signed.request, SimulatedSigner.pointless, Scalar.one.encoded, next: nil)
        ]
    }

    // MARK: What it sends

    private static let pointless = [UInt8](repeating: 0, count: NonceCommitment.byteCount)

    private func answer(
        _ request: SigningRequest, _ share: SignatureShare, _ pair: Int
    ) throws(SigningSimulationError) -> [[UInt8]] {
        let fault = fault
        let commitment = try nonces.commitment(pair, of: index).encoded
        answered += 1
        lastUsed = pair
        offered = []
        let right = share.encoded
        let wrong = SignatureShare(share.value + .one, of: index).encoded
        switch fault {
        case .usedNext: return [answer(request, commitment, right, next: commitment)]
        case .pointlessNext:
            return [answer(request, commitment, right, next: SimulatedSigner.pointless)]
        case .withoutNext:
            return [answer(request, commitment, right, next: nil)] + (returns ? [try offer()] : [])
        default: break
        }
        let next = try nextCommitment()
        switch fault {
        case .wrongShare:
            lies.insert(.wrongShare)
            return [answer(request, commitment, wrong, next: next)]
        case .notCanonical:
            lies.insert(.notCanonical)
            let bytes = [UInt8](repeating: 0xFF, count: SignatureShare.byteCount)
            return [answer(request, commitment, bytes, next: next)]
        case .otherCommitment:
            lies.insert(.otherCommitment)
            return [answer(request, next, right, next: nil)]
        case .repeats:
            let other = try nextCommitment()
            return [next, other].map { answer(request, commitment, right, next: $0) }
        case .contradicts:
            lies.insert(.wrongShare)
            return [right, wrong].map { answer(request, commitment, $0, next: next) }
        default: return [answer(request, commitment, right, next: next)]
        }
    }

    /// With nonces that it has used: right where the request lists them.
    private func answer(
        _ request: SigningRequest, again pair: Int
    ) throws(SigningSimulationError) -> [UInt8] {
        answered += 1
        lies.insert(.reusedNonces)
        var share = Scalar.one.encoded
        switch try nonces.sign(request, as: index, pair: pair) {
        case .success(let right): share = right.encoded
        case .failure: lies.insert(.otherCommitment)
        }
        return answer(
            request, try nonces.commitment(pair, of: index).encoded, share, next: nil)
    }

    private func answer(
        _ request: SigningRequest, _ commitment: [UInt8], _ share: [UInt8], next: [UInt8]?
    ) -> [UInt8] {
        SigningAnswer(
            index: index, requestDigest: request.digest, commitment: commitment, share: share,
            nextCommitment: next, signedBy: identity, auxiliaryRandomness: nil
        ).encoded
    }

    private func offer() throws(SigningSimulationError) -> [UInt8] {
        offered = []
        return first(try nextCommitment())
    }

    /// An offer of an earlier run, whose nonces it has used and forgotten.
    func oldOffer() throws(SigningSimulationError) -> [UInt8] {
        first(try nonces.commitment(-1, of: index).encoded)
    }

    private func first(_ commitment: [UInt8]) -> [UInt8] {
        FirstCommitment(
            index: index, scheme: scheme, keyDigest: key.epoch.transcript, commitment: commitment,
            signedBy: identity, auxiliaryRandomness: nil
        ).encoded
    }

    /// Makes a pair, and is ready to use it.
    private func nextCommitment() throws(SigningSimulationError) -> [UInt8] {
        let commitment = try nonces.commitment(drawn, of: index).encoded
        offered.append(drawn)
        drawn += 1
        return commitment
    }
}
