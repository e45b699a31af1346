public import DKG

/// A participant in a simulation: the real one, and whatever scripts it follows.
///
/// Scripts use it to forge: it signs what it is told to, and knows the secrets that its participant
/// knows.
public final class SimulatedParticipant {
    /// Its index.
    public let index: ParticipantIndex

    /// What it does instead of what it should, in order; empty for an honest one.
    public let scripts: [any FaultScript]

    /// How the last closing ended for it.
    public private(set) var outcome: ParticipantOutcome?

    /// What receiving each envelope came to, step by step.
    public private(set) var receipts: [[Receipt]] = []

    /// Steps in which a refused envelope changed the state.
    ///
    /// Always empty; see invariant (g).
    public private(set) var changedByRefusal: [Int] = []

    /// The lowest index, other than its own, that follows no script: whom a script picks on.
    public let victim: ParticipantIndex?

    private let identity: SigningKey
    private let seed: SecretBytes
    private var participant: Participant?
    private let checksRefusals: Bool

    init(
        index: ParticipantIndex, ceremony: Ceremony, identity: consuming SigningKey,
        seed: consuming CeremonySeed, scripts: [any FaultScript], victim: ParticipantIndex?,
        checksRefusals: Bool
    ) throws(ParticipantError) {
        self.index = index
        self.scripts = scripts
        self.victim = victim
        self.checksRefusals = checksRefusals
        let copy = seed.bytes.duplicate()
        let ownIdentity = identity.duplicate()
        participant = try Participant(ceremony: ceremony, identity: identity, seed: seed)
        self.seed = copy
        self.identity = ownIdentity
        lastState = PublicState(ceremony: ceremony)
    }

    /// The state once the participant itself is gone.
    private var lastState: PublicState

    /// Whether it follows no script.
    public var isHonest: Bool { scripts.isEmpty }

    /// What it knows in public.
    public var state: PublicState {
        switch participant {
        case .some(let participant): participant.state
        case .none: lastState
        }
    }

    // MARK: Taking part

    /// What it posts when a step begins.
    func postings(in round: Round) -> Postings {
        var honest: [UInt8]?
        if round == .join {
            switch participant {
            case .some(let participant): honest = participant.joinMessage
            case .none: honest = nil
            }
        } else if case .opened(_, let message)? = outcome {
            honest = message
        }
        var postings = Postings(now: honest.map { [$0] } ?? [])
        for script in scripts { script.alter(&postings, of: self, in: round) }
        return postings
    }

    /// The round that is open for it; `nil` once its ceremony has ended.
    var openRound: Round? {
        switch participant {
        case .some(let participant): participant.openRound
        case .none: nil
        }
    }

    func read(_ envelopes: [[UInt8]], step: Int) {
        var stepReceipts: [Receipt] = []
        for envelope in envelopes {
            let before = checksRefusals ? state : nil
            guard let receipt = participant?.receive(envelope) else { return }
            stepReceipts.append(receipt)
            if let before, !receipt.changedState, before != state {
                changedByRefusal.append(step)
            }
        }
        receipts.append(stepReceipts)
    }

    func closeRound() {
        outcome = participant?.closeRound() ?? outcome
    }

    /// Hands in a certified key; see `Participant.adopt(_:)`.
    ///
    /// - Parameter groupKey: The key.
    /// - Returns: Whether it is this participant's key.
    public func adopt(_ groupKey: GroupKey) -> Adoption {
        participant?.adopt(groupKey) ?? .foreign
    }

    // MARK: Its result

    /// Takes the key package out of the participant; a second call finds nothing.
    ///
    /// - Returns: The key package.
    /// - Throws: `ParticipantError`, if there is none.
    public func takeKeyPackage() throws(ParticipantError) -> KeyPackage {
        lastState = state
        guard let participant = participant.take() else { throw .withoutShare }
        return try participant.keyPackage()
    }

    // MARK: Tools for scripts

    /// Signs a body in its name.
    ///
    /// - Parameters:
    ///   - body: The body, right or wrong.
    ///   - round: The round.
    ///   - session: Another session's name, to replay into it; its own if `nil`.
    /// - Returns: The envelope.
    public func envelope(body: [UInt8], in round: Round, session: Digest? = nil) -> [UInt8] {
        let state = state
        let id = round == .join ? state.ceremony.id : (state.session?.id ?? state.ceremony.id)
        return Envelope(
            signing: body, in: round, id: session ?? id, sender: index, identity: identity
        ) { auxiliaryRandomness($0) }.bytes
    }

    /// Makes its dealing, changed before it is proved.
    ///
    /// - Parameter change: Changes the draft.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func dealing(changing change: (inout DraftDealing) -> Void) -> [UInt8]? {
        guard let session = state.session?.dealing, let ceremonySeed else { return nil }
        let secrets = DealerSecrets(seed: ceremonySeed, session: session)
        return deal(secrets, in: session, changing: change)
    }

    /// Makes a dealing with more or fewer coefficients than the threshold, and shares that agree.
    ///
    /// - Parameter difference: How many more; negative for fewer.
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func dealing(coefficients difference: Int) -> [UInt8]? {
        guard let session = state.session?.dealing, let ceremonySeed,
            let threshold = try? Threshold(session.threshold.count + difference)
        else { return difference < 0 ? emptyDealing() : nil }
        // Everything but the number of coefficients stays, the session's name included.
        let other = DealingSession(
            id: session.id, scheme: session.scheme, threshold: threshold,
            members: session.members)
        let secrets = DealerSecrets(seed: ceremonySeed, session: other)
        return deal(secrets, in: other) { _ in }
    }

    /// A dealing that commits to nothing, which is what t - 1 coefficients are for t = 1.
    private func emptyDealing() -> [UInt8]? {
        dealing { draft in draft.points = [] }
    }

    private func deal(
        _ secrets: borrowing DealerSecrets, in session: DealingSession,
        changing change: (inout DraftDealing) -> Void
    ) -> [UInt8]? {
        let honest = try? secrets.deal(as: index, in: session) { auxiliaryRandomness($0) }
        guard let honest else { return nil }
        var draft = DraftDealing(
            receivers: session.members.map(\.index), points: honest.commitment.points,
            ephemeralKey: honest.ephemeralKey, sealedShares: honest.sealedShares)
        change(&draft)
        let spoils = draft.spoilsProofs
        let proved = try? secrets.prove(
            commitment: DealingCommitment(points: draft.points, scheme: session.scheme),
            ephemeralKey: draft.ephemeralKey, sealedShares: draft.sealedShares, as: index,
            in: session
        ) { auxiliaryRandomness($0) }
        guard let proved else { return nil }
        let final =
            spoils
            ? Dealing(
                commitment: proved.commitment, ephemeralKey: proved.ephemeralKey,
                sealedShares: proved.sealedShares,
                ephemeralKeyProof: Signature(.zero, .zero),
                constantTermProof: proved.constantTermProof)
            : proved
        return envelope(body: final.encoded, in: .deal)
    }

    /// Complains about a dealer, whether its share is wrong or not.
    ///
    /// - Parameter dealer: The dealer.
    /// - Returns: The complaint, with a right proof; `nil` if there is no such dealing.
    public func complaint(about dealer: ParticipantIndex) -> Complaint? {
        let state = state
        guard let session = state.session?.dealing, let dealing = state.dealings[dealer],
            let ceremonySeed
        else { return nil }
        return Complaint(
            about: dealing, by: index, sessionKey: ceremonySeed.sessionKey(), seed: seed,
            in: session)
    }

    /// Adds a complaint to a respond message, in place of one about the same dealer.
    ///
    /// - Parameters:
    ///   - complaint: The complaint.
    ///   - bytes: The respond message.
    /// - Returns: The new message.
    public func adding(_ complaint: Complaint, to bytes: [UInt8]) -> [UInt8] {
        guard let envelope = try? Envelope(decoding: bytes) else { return bytes }
        var reader = envelope.bodyReader
        guard
            let body = try? ResponseBody(from: &reader, members: state.ceremony.participants)
        else { return bytes }
        let others = body.complaints.filter { $0.dealer != complaint.dealer }
        let complaints = (others + [complaint]).sorted { $0.dealer < $1.dealer }
        return self.envelope(
            body: ResponseBody(view: body.view, complaints: complaints).encoded,
            in: envelope.round)
    }

    /// Its pair (s, s') from a dealer, as the dealing has it.
    ///
    /// - Parameter dealer: The dealer.
    /// - Returns: The entry of an objection or opening; `nil` if there is no such dealing.
    public func revealedShare(from dealer: ParticipantIndex) -> RevealedShare? {
        let state = state
        guard let session = state.session?.dealing, let dealing = state.dealings[dealer],
            let ceremonySeed
        else { return nil }
        switch dealing.share(of: index, sessionKey: ceremonySeed.sessionKey(), in: session) {
        case .some(let share): return RevealedShare(member: dealer, share: share.disclosed())
        case .none: return nil
        }
    }

    /// A confirm or open message with entries of a script's choice and its own view.
    ///
    /// - Parameters:
    ///   - entries: The entries, strictly ascending in a message that decodes.
    ///   - round: The round.
    /// - Returns: The envelope; `nil` before there is a view.
    public func revealing(_ entries: [RevealedShare], in round: Round) -> [UInt8]? {
        guard let view = state.view else { return nil }
        return envelope(body: RevealBody(view: view, entries: entries).encoded, in: round)
    }

    /// Feldman values of another polynomial, with a right proof: the last coefficient is one larger.
    ///
    /// - Returns: The envelope; `nil` before the joining is closed.
    public func wrongExtraction() -> [UInt8]? {
        guard let session = state.session?.dealing, let ceremonySeed else { return nil }
        let secrets = DealerSecrets(seed: ceremonySeed, session: session)
        var points = FeldmanCommitment(to: secrets.polynomial).points
        guard let last = points.popLast() else { return nil }
        points.append(last + .generator)
        // With t = 1 the last coefficient is the constant term, which the proof must match.
        let constantTerm =
            points.count == 1
            ? secrets.polynomial.constantTerm().adding(.one) : secrets.polynomial.constantTerm()
        let extraction = try? Extraction(
            publishing: FeldmanCommitment(points: points), provedWith: constantTerm, as: index,
            in: session
        ) { auxiliaryRandomness($0) }
        return extraction.map { envelope(body: $0.encoded, in: .extract) }
    }

    /// Its seed, for checks that must know what to look for.
    package func seedForChecks() -> CeremonySeed? { ceremonySeed }

    private var ceremonySeed: CeremonySeed? { CeremonySeed(stored: seed.duplicate()) }

    private func auxiliaryRandomness(_ message: Digest) -> SecretBytes? {
        ceremonySeed?.auxiliaryRandomness(for: message)
    }
}
