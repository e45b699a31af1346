public import PolynomialCommitments
public import Secp256k1Group
import ShareVerification

/// One participant of a ceremony: the public state, and the secrets that follow from a seed.
///
/// It performs no input or output. Whoever drives it posts its messages on the board, offers it
/// every envelope that is read there (its own included) and closes the rounds:
///
/// ```swift
/// var participant = try UnstoredParticipant(ceremony: ceremony, identity: identity, seed: seed)
/// board.post(participant.joinMessage)
/// var early: [[UInt8]] = []
/// // for every round:
/// let envelopes = early + board.read()
/// let receipts = participant.receive(all: envelopes)
/// early = zip(envelopes, receipts).filter { $1 == .notYet }.map(\.0)  // Offered again.
/// if case .opened(_, let message?) = participant.closeRound() { board.post(message) }
/// ```
///
/// If the board does not give back what was posted, ``closeRound()`` says
/// ``ParticipantOutcome/unheard(in:)``.
///
/// Everything that it says is a function of its seed and the messages that it accepted. After a crash
/// it is made again from the stored seed, offered the same envelopes, and says the same.
public struct UnstoredParticipant: ~Copyable, Sendable {
    /// What everybody can know.
    public private(set) var state: PublicState

    /// This participant's index.
    public let index: ParticipantIndex

    /// The first message, to be posted when the ceremony is called.
    public let joinMessage: [UInt8]

    let identity: SigningKey

    /// Erased in memory on certification, and by nothing else: what looks like an abort to one participant
    /// may be a certified key to the others.
    var seed: CeremonySeed?
    var received: ReceivedShares?

    /// x_j, once the key is known and the share matches Y_j.
    var share: SecretScalar?

    /// Dealers whose share, looked at by itself, failed its equation.
    var complained: Set<ParticipantIndex> = []

    /// Envelopes that may have been released, before a restart or after it.
    ///
    /// They are sent again, never made anew.
    private var released: [Round: Envelope]

    /// What ``continueUnheard()`` gives; `nil` if nothing is held back.
    private var heldBack: (round: Round, message: Envelope?)?
    private var stop: ParticipantOutcome?
    private var adopted: GroupKey?

    /// Whether it spoke in another session before a restart, and says nothing in this one.
    ///
    /// Speaking in both could certify two keys for one ceremony.
    private var onlyListens = false

    /// Whether nothing of this ceremony needs to be stored any more but the key package.
    private var isKeyStored = false

    /// Begins or resumes a ceremony.
    ///
    /// - Parameters:
    ///   - ceremony: The configuration, the same for all.
    ///   - identity: The key pair that signs; its public key must be in the roster. It is used for
    ///     nothing else.
    ///   - seed: The seed of this ceremony, drawn once and stored before the join is sent.
    ///   - released: After a restart, the envelopes that were sent before it. An agreed board gives
    ///     them back; a relay could show another board, so there they are needed.
    /// - Throws: ``ParticipantError/notInRoster(identity:ceremony:)`` or
    ///   ``ParticipantError/notReleased(position:)``.
    public init(
        ceremony: Ceremony, identity: consuming SigningKey, seed: consuming CeremonySeed,
        released: [[UInt8]] = []
    ) throws(ParticipantError) {
        try self.init(
            ceremony: ceremony, identity: identity, seed: seed, released: released,
            arithmetic: .standard)
    }

    /// Begins or resumes a ceremony; nothing that is said depends on who computes.
    package init(
        ceremony: Ceremony, identity: consuming SigningKey, seed: consuming CeremonySeed,
        released: [[UInt8]] = [], arithmetic: PublicArithmetic
    ) throws(ParticipantError) {
        guard let index = ceremony.roster.index(of: identity.verificationKey) else {
            throw .notInRoster(identity: identity.verificationKey, ceremony: ceremony.id)
        }
        let join = Join(
            index: index, encryptionKey: seed.sessionKey().timesGenerator(),
            nonce: seed.joinNonce())
        let ownJoin = Envelope(
            signing: join.encoded, in: .join, id: ceremony.id.digest, sender: index,
            identity: identity
        ) { digest in seed.auxiliaryRandomness(for: digest) }
        var earlier: [Round: Envelope] = [.join: ownJoin]
        for (position, bytes) in released.enumerated() {
            // A join that does not follow from the seed would make this participant's key another
            // one than its complaints are proved with.
            guard let envelope = try? Envelope(decoding: bytes, in: ceremony),
                envelope.sender == index, envelope.isAuthentic(in: ceremony.roster),
                earlier[envelope.round].map({ $0.digest == envelope.digest }) ?? true
            else { throw .notReleased(position: position) }
            earlier[envelope.round] = envelope
        }
        joinMessage = earlier[.join]?.bytes ?? ownJoin.bytes
        state = PublicState(ceremony: ceremony, arithmetic: arithmetic)
        self.index = index
        self.identity = identity
        self.seed = consume seed
        self.released = earlier
    }

    /// Offers an envelope that was read from the board.
    ///
    /// Never throws, never traps, and changes nothing on a refusal.
    ///
    /// - Parameter envelope: The envelope as it came.
    /// - Returns: What became of it.
    @discardableResult
    public mutating func receive(_ envelope: [UInt8]) -> Receipt {
        stop != nil ? .late : state.receive(envelope)
    }

    /// Offers many envelopes that were read from the board, which is faster than one by one; see
    /// ``PublicState/receive(all:)``.
    ///
    /// - Parameter envelopes: The envelopes as they came.
    /// - Returns: What became of each, in the same order.
    @discardableResult
    public mutating func receive(all envelopes: [[UInt8]]) -> [Receipt] {
        stop != nil ? envelopes.map { _ in .late } : state.receive(all: envelopes)
    }

    /// Offers envelopes that were decoded in this ceremony.
    package mutating func receive(all envelopes: [Envelope]) -> [Receipt] {
        stop != nil ? envelopes.map { _ in .late } : state.receive(all: envelopes)
    }

    /// The round that is open; `nil` once the ceremony has ended for this participant.
    public var openRound: Round? { stop == nil ? state.openRound : nil }

    /// Whether every slot that can be expected in the open round is filled.
    public var isComplete: Bool { stop != nil || state.isComplete }

    /// Closes the open round.
    ///
    /// Call it when everybody closes it: when ``isComplete``, or when the time is up.
    ///
    /// - Returns: What this participant has to say next, or how the ceremony ended.
    @discardableResult
    public mutating func closeRound() -> ParticipantOutcome {
        if let stop { return stop }
        heldBack = nil
        let isUnheard = state.openRound.map { !isHeard(in: $0) } ?? false
        let closing = state.openRound
        switch state.closeRound() {
        case .opened(let round):
            if closing == .join {
                guard ownJoinCounts else {
                    stop = .joinConflict
                    return .joinConflict
                }
                onlyListens = released.values.contains {
                    $0.round != .join && $0.id != state.session?.id.digest
                }
            }
            let body = body(for: round)
            if onlyListens { return .listening(round) }
            let message = message(body, for: round)
            if let closing, isUnheard {
                heldBack = (round, message)
                return .unheard(in: closing)
            }
            return opened(round, saying: message)
        case .certified:
            erase()
            guard let groupKey = state.groupKey else { return .pending }
            return .certified(groupKey)
        case .pending:
            guard let adopted else { return .pending }
            return .certified(adopted)
        case .aborted(let reason):
            return .aborted(reason)
        }
    }

    /// Goes on after ``ParticipantOutcome/unheard(in:)``, without what the board does not have.
    ///
    /// Only where the board was closed for everybody as it was for this participant. Elsewhere the message
    /// would state a view that nobody shares, and could not be taken back.
    ///
    /// - Returns: ``ParticipantOutcome/opened(_:message:)`` with what there is to say now; `nil` if nothing
    ///   was held back at the last closing.
    public mutating func continueUnheard() -> ParticipantOutcome? {
        guard let (round, message) = heldBack else { return nil }
        heldBack = nil
        return opened(round, saying: message)
    }

    /// Hands out a message, which from now on may have been released.
    private mutating func opened(
        _ round: Round, saying message: Envelope?
    ) -> ParticipantOutcome {
        if let message { released[round] = message }
        return .opened(round, message: message?.bytes)
    }

    /// Whether the board has what this participant released for a round.
    ///
    /// One that has said more since had decided before a restart to go on without.
    private func isHeard(in round: Round) -> Bool {
        guard let envelope = released[round], !released.keys.contains(where: { $0 > round }) else {
            return true
        }
        return state.hasReceived(envelope)
    }

    /// Hands in a certified key, for a participant that did not see a quorum of signatures in time.
    ///
    /// - Parameter groupKey: The key, from anybody; its certificate was verified when it was made.
    /// - Returns: Whether it is this participant's key.
    public mutating func adopt(_ groupKey: GroupKey) -> Adoption {
        guard groupKey.session.ceremony.id == state.ceremony.id else { return .foreign }
        switch state.outcome {
        case .opened, .certified: return .foreign
        case .aborted: return .superseded
        case .pending: break
        }
        // The transcript names the session.
        guard groupKey.transcript.digest == state.transcript?.digest else { return .superseded }
        adopted = groupKey
        erase()
        return .certified
    }

    /// The certified key: that of the board, or one that was adopted; `nil` while there is none.
    ///
    /// A participant without a right share of the key has it as well.
    public var groupKey: GroupKey? { adopted ?? state.groupKey }

    /// How many honest participants certainly hold a share of the certified key, if at most t - 1
    /// deviated; `nil` while there is no certified key.
    ///
    /// Those of a key that was adopted are counted with the certificate that came with it.
    public var assuredShares: Int? {
        groupKey.map { state.assuredShares(by: $0.certificate) }
    }

    /// Whether the honest holders alone are certainly able to use the certified key; `false` while there is
    /// none.
    ///
    /// An application that entrusts value to a key insists on it, or repeats the ceremony.
    public var isAssured: Bool {
        assuredShares.map { $0 >= state.ceremony.threshold.count } ?? false
    }

    /// The result: this participant's share with the certified key.
    ///
    /// Store it, read it back, and say so with ``keyPackageStored(_:)``; the participant keeps its share as
    /// long as it lives.
    ///
    /// - Returns: The share with the certified key.
    /// - Throws: ``ParticipantError``, if there is no such result.
    public borrowing func keyPackage() throws(ParticipantError) -> KeyPackage {
        if stop != nil { throw .stopped }
        switch state.outcome {
        case .opened(let round): throw .unfinished(open: round)
        case .aborted(let reason):
            throw .aborted(reason, isKeyMaybeKnown: state.abortedAfterExtraction)
        case .pending, .certified: break
        }
        guard let groupKey else { throw .pending }
        switch share {
        case .some(let share):
            return KeyPackage(unchecked: index, share: share.duplicate(), groupKey: groupKey)
        case .none:
            throw .withoutShare
        }
    }

    /// Says that the key package was stored and read back, so that seed and state need not be stored any
    /// longer.
    ///
    /// - Parameter digest: The digest of the transcript in what was read back:
    ///   `KeyPackage(decoding: bytes).groupKey.transcript.digest`. Decoding checks the share as well.
    /// - Throws: ``ParticipantError/otherKey(expected:got:)`` if it is another key, or what
    ///   ``keyPackage()`` throws if there is none to be stored. ``isSeedNeeded`` stays `true` then.
    public mutating func keyPackageStored(_ digest: Digest) throws(ParticipantError) {
        let expected = try keyPackage().groupKey.transcript.digest
        guard digest == expected else { throw .otherKey(expected: expected, got: digest) }
        isKeyStored = true
    }

    /// A copy of x_j as far as it is known, certified or not.
    package borrowing func uncertifiedShare() -> SecretScalar? {
        switch share {
        case .some(let share): return share.duplicate()
        case .none: return nil
        }
    }

    /// What has to be stored before an envelope is released; `nil` once the seed was erased.
    borrowing func savedState(released: [[UInt8]]) -> SavedState? {
        switch seed {
        case .some(let seed):
            SavedState(
                ceremony: state.ceremony, index: index, seed: seed.duplicate(),
                released: released)
        case .none: nil
        }
    }

    /// Whether the seed is still needed where it is stored.
    ///
    /// It is until ``keyPackageStored(_:)``. An abort ends that for nobody: on a relay it need not be an abort
    /// for the others, and whoever misread an agreed board cannot tell. The others may have certified a key in
    /// which this participant's dealing counts, and with the true board the seed gives the share of it. An
    /// application that gives the attempt up deletes the seed itself, and says nothing more in this ceremony.
    public var isSeedNeeded: Bool { !isKeyStored }

    /// The session counts this participant with exactly the join that it sent.
    private var ownJoinCounts: Bool {
        state.message(of: index, in: .join)?.bytes.prefix(joinMessage.count - Signature.byteCount)
            == joinMessage.prefix(joinMessage.count - Signature.byteCount)
    }

    /// From now on, whoever steals the identity key and holds a copy of the board cannot open the
    /// dealings.
    ///
    /// x_j stays. It is computed when the certification opens, after which nothing aborts.
    private mutating func erase() {
        seed = nil
        received = nil
    }

    /// The envelope for the round that was just opened; `nil` if this participant has nothing to say
    /// in it.
    private func message(_ body: [UInt8]?, for round: Round) -> Envelope? {
        guard let session = state.session, state.expected.contains(index) else { return nil }
        // What is on the board already, or was released before a restart, is never made anew.
        if let posted = state.message(of: index, in: round) { return posted }
        if let earlier = released[round] { return earlier }
        guard let body else { return nil }
        return Envelope(
            signing: body, in: round, id: session.id.digest, sender: index, identity: identity
        ) { digest in auxiliaryRandomness(digest) }
    }

    /// The randomness for a signature over a message hash, while there is a seed.
    borrowing func auxiliaryRandomness(_ message: Digest) -> SecretBytes? {
        switch seed {
        case .some(let seed): return seed.auxiliaryRandomness(for: message)
        case .none: return nil
        }
    }
}
