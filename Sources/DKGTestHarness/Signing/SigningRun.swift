import DKG
import ThresholdSigning

/// A signature on its way: who takes part, and what is under way between them.
struct SigningRun {
    /// A message on its way.
    private enum Delivery {
        case toCoordinator(from: ParticipantIndex, [UInt8])
        case toSigner(ParticipantIndex, [UInt8], isAsked: Bool)
    }

    private let configuration: SigningConfiguration
    private let group: SigningGroup
    private let coordinator: SimulatedCoordinator
    private let signers: [SimulatedSigner]
    private var draw: DeliveryOrder.Draw
    private var pending: [Delivery] = []
    private var witness = SigningWitness()
    private var events: [SigningEvent] = []

    /// Which session a request belongs to, a forged one too.
    private var sessions: [Digest: Int] = [:]

    init(
        _ configuration: SigningConfiguration, _ group: SigningGroup
    ) throws(SigningSimulationError) {
        self.configuration = configuration
        self.group = group
        coordinator = try SimulatedCoordinator(configuration, of: group.key)
        let nonces = try SigningNonces(configuration, of: group)
        var signers: [SimulatedSigner] = []
        for index in nonces.indices {
            guard let seat = group.seats[index] else { continue }
            signers.append(
                SimulatedSigner(
                    index, in: group, configuration, nonces, identity: seat.identity.duplicate()))
        }
        self.signers = signers
        draw = configuration.order.begin()
    }

    private func signer(_ index: ParticipantIndex) -> SimulatedSigner? {
        signers.first { $0.index == index }
    }

    mutating func begin() throws(SigningSimulationError) {
        for signer in signers { send(try signer.begin(), from: signer.index) }
        if configuration.coordinatorFault == .replaysOld, let victim {
            send([try victim.oldOffer()], from: victim.index)
        }
    }

    /// Whose messages somebody repeats or changes on their way.
    private var victim: SimulatedSigner? { signers.first { $0.script == nil } }

    /// Delivers one message; `false` if there is none, or there are more sessions than there can be.
    mutating func deliver() throws(SigningSimulationError) -> Bool {
        let most = group.key.members.count - group.key.threshold.count + 1
        if pending.isEmpty || coordinator.sessionCount > most { return false }
        switch pending.remove(at: draw.next(of: pending.count)) {
        case .toCoordinator(let index, let bytes): try arrive(bytes, from: index)
        case .toSigner(let index, let bytes, let isAsked):
            try arrive(bytes, at: index, isAsked: isAsked)
        }
        return true
    }

    private mutating func send(_ messages: [[UInt8]], from index: ParticipantIndex) {
        for bytes in messages {
            if configuration.coordinatorFault == .forgedAnswers, victim?.index == index,
                let forged = SigningRun.forged(bytes)
            {
                witness.see(answer: forged)
                pending.append(.toCoordinator(from: index, forged))
            }
            witness.see(answer: bytes)
            pending.append(.toCoordinator(from: index, bytes))
        }
    }

    /// An answer with another share under the same signature; `nil` for what is no answer.
    private static func forged(_ bytes: [UInt8]) -> [UInt8]? {
        guard (try? SigningAnswer(decoding: bytes)) != nil else { return nil }
        var forged = bytes
        // 01 | 0a | index 2 | digest 32 | commitment 66, then the share, whose last bit changes.
        forged[101 + SignatureShare.byteCount] ^= 1
        return forged
    }

    private mutating func arrive(
        _ bytes: [UInt8], at index: ParticipantIndex, isAsked: Bool
    ) throws(SigningSimulationError) {
        guard let signer = signer(index), let signed = try? SignedRequest(decoding: bytes),
            signed.isAuthentic
        else { return }
        guard isAsked else { return send(signer.overhear(signed), from: index) }
        switch try signer.receive(signed) {
        case .success(let messages): send(messages, from: index)
        case .failure(let error):
            events.append(
                .refused(session: sessions[signed.request.digest] ?? 0, index, error))
        }
    }

    // MARK: The coordinator

    private mutating func arrive(
        _ bytes: [UInt8], from index: ParticipantIndex
    ) throws(SigningSimulationError) {
        let identity = group.key.member(index)?.identity
        var answer = try? SigningAnswer(decoding: bytes)
        if let identity, answer?.isAuthentic(by: identity) != true { answer = nil }
        let session = answer.flatMap { sessions[$0.requestDigest] } ?? 0
        if answer != nil { events.append(.answered(session: session, index)) }
        let actions = coordinator.receive(bytes)
        ask(actions)
        for action in actions {
            switch action {
            case .ask: break
            case .convicted(let verdict, _):
                events.append(.convicted(session: session, verdict))
            case .keptOut(let signer, let reason):
                events.append(.keptOut(signer, reason))
                send(try self.signer(signer)?.keptOut() ?? [], from: signer)
            case .blamedSession(let blamed):
                events.append(.blamed(session: session, blamed))
                // They know that they are asked no more, and some try.
                for index in blamed { send(try signer(index)?.keptOut() ?? [], from: index) }
            case .finished(let signature):
                events.append(.finished(session: session, signature))
            @unknown default: break
            }
        }
    }

    private mutating func ask(_ actions: [CoordinatorAction]) {
        var asked: [ParticipantIndex] = []
        var heard: SignedRequest?
        for case .ask(let index, let request) in actions {
            for sent in coordinator.requests(insteadOf: request, isFirst: asked.isEmpty) {
                heard = heard ?? sent
                sessions[sent.request.digest] = coordinator.sessionCount
                witness.see(sent)
                pending.append(.toSigner(index, sent.encoded, isAsked: true))
            }
            asked.append(index)
        }
        guard let heard else { return }
        events.append(.opened(session: coordinator.sessionCount, signers: asked))
        for signer in signers
        where signer.script?.fault == .unasked && !asked.contains(signer.index) {
            pending.append(.toSigner(signer.index, heard.encoded, isAsked: false))
        }
    }

    // MARK: The end

    func result() -> SigningOutcome {
        var lies: [ParticipantIndex: Set<SigningFault>] = [:]
        for signer in signers where !signer.lies.isEmpty { lies[signer.index] = signer.lies }
        return SigningOutcome(
            configuration: configuration, key: group.key, coordinator: coordinator.verificationKey,
            signers: signers.map(\.index), signature: coordinator.signature,
            signingKey: coordinator.signingKey, events: events,
            convictions: witness.convictions(of: group.key), lies: lies, answers: witness.answers)
    }
}
