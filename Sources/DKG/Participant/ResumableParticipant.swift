public import Secp256k1Group

/// A participant that never says anything before it is stored.
///
/// It is a ``Participant`` together with its ``SavedState``. Every call that gives a new message has
/// the state written first, by a closure that the application brings; if that fails, the message
/// stays inside. So a crash at any moment leaves a state from which the same participant goes on, on
/// any kind of board:
///
/// ```swift
/// var node = try ResumableParticipant(
///     ceremony: ceremony, identity: identity, stateKey: stateKey, random: &random)
/// board.post(try node.join(store: write))
/// var early: [[UInt8]] = []
/// // for every round:
/// let envelopes = early + board.read()
/// let receipts = node.receive(all: envelopes)
/// early = zip(envelopes, receipts).filter { $1 == .notYet }.map(\.0)  // Offered again.
/// if case .opened(_, let message?) = try node.closeRound(store: write) { board.post(message) }
/// ```
///
/// `write` replaces the earlier file as a whole and returns when the new one would survive a power
/// failure. After a crash the node is made by
/// ``init(resuming:ceremony:identity:stateKey:)`` and offered the board from the beginning.
///
/// When there is a key, its package is stored, read back, and ``keyPackageStored(_:)`` called; then
/// ``isStateNeeded`` is false, and the file is deleted: from then on, whoever steals the identity key and
/// holds a copy of the board cannot open the dealings. An attempt that is given up ends with
/// ``discard(_:store:)``. Nothing else ends it: what looks like an abort may be a certified key for the
/// others, who read another board.
public struct ResumableParticipant: ~Copyable, Sendable {
    private var participant: Participant
    private let stateKey: StateKey

    /// Every envelope that may have been released.
    ///
    /// The seed is the participant's alone, which erases it.
    private var released: [[UInt8]]
    private var unstored: Unstored
    /// What must not be released yet, because the state was not stored with it.
    private enum Unstored {
        case nothing
        case join
        /// What the last closing gave.
        case outcome(ParticipantOutcome)
    }

    /// Begins a ceremony: draws the seed.
    ///
    /// - Parameters:
    ///   - ceremony: The configuration, the same for all. A participant never begins the same one
    ///     twice: after a crash it resumes.
    ///   - identity: The key pair that signs; its public key must be in the roster.
    ///   - stateKey: The key under which the state is stored.
    ///   - source: Where the fresh 32 bytes of the seed come from.
    /// - Throws: ``ParticipantError/notInRoster(identity:ceremony:)`` or
    ///   ``ParticipantError/random(_:)``.
    public init(
        ceremony: Ceremony, identity: consuming SigningKey, stateKey: consuming StateKey,
        random source: inout some RandomSource
    ) throws(ParticipantError) {
        self = try ResumableParticipant.begun(ceremony, identity, stateKey, &source)
    }

    /// Goes on after a crash.
    ///
    /// Offer it every envelope of the board from the beginning, and close the rounds that were closed.
    /// What it said before the crash it says again, byte for byte.
    ///
    /// - Parameters:
    ///   - sealed: The state that was stored last.
    ///   - ceremony: The ceremony.
    ///   - identity: The key pair that signs.
    ///   - stateKey: The key under which the state was stored.
    /// - Throws: ``SavedStateError``.
    public init(
        resuming sealed: [UInt8], ceremony: Ceremony, identity: consuming SigningKey,
        stateKey: consuming StateKey
    ) throws(SavedStateError) {
        self = try ResumableParticipant.resumed(sealed, ceremony, identity, stateKey)
    }

    private init(
        participant: consuming Participant, released: [[UInt8]], stateKey: consuming StateKey,
        unstored: Unstored
    ) {
        self.participant = participant
        self.released = released
        self.stateKey = stateKey
        self.unstored = unstored
    }

    private static func begun(
        _ ceremony: Ceremony, _ identity: consuming SigningKey, _ stateKey: consuming StateKey,
        _ source: inout some RandomSource
    ) throws(ParticipantError) -> ResumableParticipant {
        let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
        let participant = try Participant(ceremony: ceremony, identity: identity, seed: seed)
        let join = participant.joinMessage
        return ResumableParticipant(
            participant: participant, released: [join], stateKey: stateKey, unstored: .join)
    }

    private static func resumed(
        _ sealed: [UInt8], _ ceremony: Ceremony, _ identity: consuming SigningKey,
        _ stateKey: consuming StateKey
    ) throws(SavedStateError) -> ResumableParticipant {
        guard let index = ceremony.roster.index(of: identity.verificationKey) else {
            throw .participant(
                .notInRoster(identity: identity.verificationKey, ceremony: ceremony.id))
        }
        let saved = try SavedState(opening: sealed, for: ceremony, index: index, with: stateKey)
        let released = saved.released
        let participant: Participant
        do throws(ParticipantError) {
            participant = try Participant(
                ceremony: ceremony, identity: identity, seed: saved.seed.duplicate(),
                released: released)
        } catch {
            throw .participant(error)
        }
        return ResumableParticipant(
            participant: participant, released: released, stateKey: stateKey, unstored: .nothing)
    }

    /// Stores the state; once the key is certified there is nothing new to be stored.
    private mutating func save<Failure: Error>(
        _ store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if let state = participant.savedState(released: released) {
            try store(state.sealed(with: stateKey))
        }
        unstored = .nothing
    }

    /// Gives the first message, once the state is stored.
    ///
    /// - Parameter store: Writes the sealed state, and returns when it is safe.
    /// - Returns: The envelope to post when the ceremony is called.
    /// - Throws: What `store` throws. Nothing may be posted then; call again.
    public mutating func join<Failure: Error>(
        store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        if case .join = unstored { try save(store) }
        return participant.joinMessage
    }

    /// Offers an envelope that was read from the board; see ``Participant/receive(_:)``.
    ///
    /// - Parameter envelope: The envelope as it came.
    /// - Returns: What became of it.
    @discardableResult
    public mutating func receive(_ envelope: [UInt8]) -> Receipt {
        participant.receive(envelope)
    }

    /// Offers many envelopes that were read from the board; see ``Participant/receive(all:)``.
    ///
    /// - Parameter envelopes: The envelopes as they came.
    /// - Returns: What became of each, in the same order.
    @discardableResult
    public mutating func receive(all envelopes: [[UInt8]]) -> [Receipt] {
        participant.receive(all: envelopes)
    }

    /// Closes the open round, and stores the state if there is something new to say.
    ///
    /// - Parameter store: Writes the sealed state, and returns when it is safe.
    /// - Returns: What this participant has to say next, or how the ceremony ended.
    /// - Throws: What `store` throws. The round is closed, but its message is withheld: call again, and
    ///   the same outcome is stored and returned before any other round is closed.
    public mutating func closeRound<Failure: Error>(
        store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> ParticipantOutcome {
        let outcome: ParticipantOutcome
        if case .outcome(let withheld) = unstored {
            outcome = withheld
        } else {
            outcome = participant.closeRound()
            guard mustBeStored(outcome) else { return outcome }
        }
        try save(store)
        return outcome
    }

    /// Goes on after ``ParticipantOutcome/unheard(in:)``, without what the board does not have.
    ///
    /// Only where the board was closed for everybody as it was for this participant; otherwise resume with
    /// the true board. The message that this gives states one's own view and cannot be taken back.
    ///
    /// - Parameter store: Writes the sealed state, and returns when it is safe.
    /// - Returns: ``ParticipantOutcome/opened(_:message:)`` with what there is to say now; `nil` if nothing
    ///   was held back at the last closing.
    /// - Throws: What `store` throws. The message is withheld: call again, and the same outcome is stored and
    ///   returned.
    public mutating func continueUnheard<Failure: Error>(
        store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> ParticipantOutcome? {
        let outcome: ParticipantOutcome
        if case .outcome(let withheld) = unstored {
            outcome = withheld
        } else {
            guard let held = participant.continueUnheard() else { return nil }
            outcome = held
            guard mustBeStored(outcome) else { return outcome }
        }
        try save(store)
        return outcome
    }

    /// Withholds an outcome with something new to say until it is stored.
    private mutating func mustBeStored(_ outcome: ParticipantOutcome) -> Bool {
        // After a restart the message is stored already, and is sent again.
        guard case .opened(_, let message?) = outcome, SavedState.add(message, to: &released)
        else { return false }
        unstored = .outcome(outcome)
        return true
    }

    /// Hands in a certified key; see ``Participant/adopt(_:)``.
    ///
    /// - Parameter groupKey: The key, from anybody.
    /// - Returns: Whether it is this participant's key.
    public mutating func adopt(_ groupKey: GroupKey) -> Adoption {
        participant.adopt(groupKey)
    }

    /// Says that the key package was stored and read back; see ``Participant/keyPackageStored(_:)``.
    ///
    /// - Parameter digest: The digest of the transcript in what was read back:
    ///   `KeyPackage(decoding: bytes).groupKey.transcript.digest`.
    /// - Throws: ``ParticipantError``, if it is not this participant's key. The state stays needed then.
    public mutating func keyPackageStored(_ digest: Digest) throws(ParticipantError) {
        try participant.keyPackageStored(digest)
    }

    /// Gives the attempt up: everything secret of it is erased, in storage first and then in memory, and
    /// nothing is said in this ceremony any more.
    ///
    /// For an attempt that ended without a key for all, or with one that is not to be used. What is stored
    /// instead of the state says that the attempt was discarded; keep it as long as somebody could take
    /// part in the ceremony once more by mistake.
    ///
    /// - Parameters:
    ///   - ceremonyID: The ceremony that is given up, ``Ceremony/id``, so that it is no other one's.
    ///   - store: Replaces the stored state, and returns when it is safe.
    /// - Returns: What everybody can know of the ceremony, with the evidence.
    /// - Throws: ``DiscardError``. The participant is gone as well, but its stored state is as it was:
    ///   make it again with ``init(resuming:ceremony:identity:stateKey:)``.
    @discardableResult
    public consuming func discard<Failure: Error>(
        _ ceremonyID: Digest, store: ([UInt8]) throws(Failure) -> Void
    ) throws(DiscardError<Failure>) -> PublicState {
        let state = participant.state
        guard ceremonyID == state.ceremony.id else {
            throw .otherCeremony(expected: state.ceremony.id, got: ceremonyID)
        }
        do throws(Failure) {
            try store(
                SavedState.discarded(
                    ceremony: state.ceremony, index: participant.index, sealedWith: stateKey))
        } catch {
            throw .notStored(error)
        }
        return state
    }

    /// Whether the stored state is still needed.
    ///
    /// It is until ``keyPackageStored(_:)``; then the application deletes it. No abort ends that: keep the
    /// state, compare the board with others, and either resume or ``discard(_:store:)``.
    public var isStateNeeded: Bool { participant.isSeedNeeded }

    /// The participant, to be asked about anything public.
    public var state: PublicState { participant.state }

    /// The round that is open; `nil` once the ceremony has ended for this participant.
    public var openRound: Round? { participant.openRound }

    /// Whether every slot that can be expected in the open round is filled.
    public var isComplete: Bool { participant.isComplete }

    /// The certified key; `nil` while there is none.
    public var groupKey: GroupKey? { participant.groupKey }

    /// How many honest participants certainly hold a share of the certified key; see
    /// ``Participant/assuredShares``.
    public var assuredShares: Int? { participant.assuredShares }

    /// Whether the honest holders alone are certainly able to use the certified key; see
    /// ``Participant/isAssured``.
    public var isAssured: Bool { participant.isAssured }

    /// The result: this participant's share with the certified key; see ``Participant/keyPackage()``.
    ///
    /// - Returns: The share with the certified key.
    /// - Throws: ``ParticipantError``, if there is no such result.
    public borrowing func keyPackage() throws(ParticipantError) -> KeyPackage {
        try participant.keyPackage()
    }
}
