public import Secp256k1Group

/// A participant that never says anything before it is stored.
///
/// Every step that gives a new message comes in two halves: closing says what has to be stored, and only what is
/// released after that may be posted. So a crash at any moment leaves a state from which the same participant continues,
/// on any kind of board, and between the halves the application may do whatever storing takes:
///
/// ```swift
/// // In an actor, with a storage that is awaited; at first with join() in place of close(over:):
/// let pending = participant.close(over: envelopes)
/// if let state = pending.state { try await storage.replace(with: state, version: pending.version) }
/// if case .opened(_, let message?) = try participant.release(pending) { await board.post(message) }
/// ```
///
/// Where storing is a plain call, ``closeRound(over:store:)`` does both:
///
/// ```swift
/// var node = try Participant(
///     ceremony: ceremony, identity: identity, stateKey: stateKey, random: &random)
/// board.post(try node.join(store: write))
/// // for every round:
/// let outcome = try node.closeRound(over: board.read(), store: write)
/// if case .opened(_, let message?) = outcome { board.post(message) }
/// ```
///
/// `write` replaces the earlier file as a whole and returns when the new one would survive a power failure. After a
/// crash the node is made by ``init(resuming:ceremony:identity:stateKey:)`` and offered the board from the beginning.
///
/// Take one step at a time, and never let an older state replace a newer one: ``Pending/version`` tells which is newer.
///
/// When there is a key, its package is stored, read back, and ``keyPackageStored(_:)`` called; then ``isStateNeeded``
/// is false, and the file is deleted: from then on, whoever steals the identity key and holds a copy of the board
/// cannot open the dealings. An attempt that is given up ends with ``discard(_:store:)``. Nothing else ends it: what
/// looks like an abort may be a certified key for the others, who read another board.
///
/// ``UnstoredParticipant`` is the same without the storing.
public struct Participant: ~Copyable, Sendable {
    var participant: UnstoredParticipant
    let stateKey: StateKey

    /// Every envelope that may have been released.
    ///
    /// The seed is the participant's alone, which erases it.
    private var released: [[UInt8]]

    /// What was not released yet; not stored, it has a message that is not in the stored state.
    private var unreleased: Unreleased
    private enum Unreleased {
        case nothing
        case step(ParticipantOutcome, isStored: Bool)
    }

    /// Counts the steps, so that it is known which one is released.
    private var stepCount: Int

    /// Whose steps these are: no other participant's, and not those of this one before it was made again.
    private let owner: Pending.Owner

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
        self = try Participant.begun(ceremony, identity, stateKey, &source)
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
        self = try Participant.resumed(sealed, ceremony, identity, stateKey)
    }

    private init(
        participant: consuming UnstoredParticipant, released: [[UInt8]],
        stateKey: consuming StateKey, unreleased: Unreleased
    ) {
        owner = Pending.Owner(participant)
        self.participant = participant
        self.released = released
        self.stateKey = stateKey
        self.unreleased = unreleased
        stepCount = 0
    }

    private static func begun(
        _ ceremony: Ceremony, _ identity: consuming SigningKey, _ stateKey: consuming StateKey,
        _ source: inout some RandomSource
    ) throws(ParticipantError) -> Participant {
        let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
        let participant = try UnstoredParticipant(
            ceremony: ceremony, identity: identity, seed: seed)
        let join = participant.joinMessage
        return Participant(
            participant: participant, released: [join], stateKey: stateKey,
            unreleased: .step(.opened(.join, message: join), isStored: false))
    }

    private static func resumed(
        _ sealed: [UInt8], _ ceremony: Ceremony, _ identity: consuming SigningKey,
        _ stateKey: consuming StateKey
    ) throws(SavedStateError) -> Participant {
        guard let index = ceremony.roster.index(of: identity.verificationKey) else {
            throw .participant(
                .notInRoster(identity: identity.verificationKey, ceremony: ceremony.id))
        }
        let saved = try SavedState(opening: sealed, for: ceremony, index: index, with: stateKey)
        let released = saved.released
        let participant: UnstoredParticipant
        do throws(ParticipantError) {
            participant = try UnstoredParticipant(
                ceremony: ceremony, identity: identity, seed: saved.seed.duplicate(),
                released: released)
        } catch {
            throw .participant(error)
        }
        return Participant(
            participant: participant, released: released, stateKey: stateKey, unreleased: .nothing)
    }

    // MARK: Steps in two halves

    /// Gives the first message.
    ///
    /// - Returns: What to store first; ``release(_:)`` then gives `.opened(.join, message:)`, whose message is posted
    ///   when the ceremony is called. It can be asked for again and again.
    public mutating func join() -> Pending {
        // Later steps that wait are not part of it.
        Pending(
            state: stepCount == 0 ? sealedState() : nil,
            outcome: .opened(.join, message: participant.joinMessage), step: 0,
            version: 1, owner: owner)
    }

    /// Closes the open round over what the board has in it.
    ///
    /// Hand over every envelope that was posted in the round, one's own included, as it came; garbage is refused. What
    /// could not be understood while the joining was open is read once it is closed.
    ///
    /// - Parameter envelopes: What the board has in the round, beyond what was received before.
    /// - Returns: What to store, and what may be released then. While a step waits that was not released, the join
    ///   included, no round is closed and that step comes back: hand the envelopes over again after its release. After
    ///   the end the same outcome comes back, with nothing to store.
    public mutating func close(over envelopes: [[UInt8]]) -> Pending {
        let receipts = participant.receive(all: envelopes)
        if case .step(let withheld, _) = unreleased { return pending(withheld) }
        let outcome = participant.closeRound()
        let early = zip(envelopes, receipts).filter { $1 == .notYet }.map(\.0)
        _ = participant.receive(all: early)
        return begin(outcome)
    }

    /// Goes on after ``ParticipantOutcome/unheard(in:)``, without what the board does not have.
    ///
    /// Only where the board was closed for everybody as it was for this participant; otherwise resume with the true
    /// board. The message that this gives states one's own view and cannot be taken back.
    ///
    /// - Returns: As of ``close(over:)``, a step that waits included; `nil` if nothing was held back at the last closing.
    public mutating func continueUnheard() -> Pending? {
        if case .step(let withheld, _) = unreleased { return pending(withheld) }
        guard let outcome = participant.continueUnheard() else { return nil }
        return begin(outcome)
    }

    /// Releases a step, once ``Pending/state`` is stored.
    ///
    /// - Parameter pending: The step.
    /// - Returns: What this participant has to say next, or how the ceremony ended.
    /// - Throws: ``ParticipantError/otherStep(expected:got:)`` if another participant took the step, or this one before
    ///   it was made again; nothing is released.
    public mutating func release(
        _ pending: consuming Pending
    ) throws(ParticipantError) -> ParticipantOutcome {
        guard pending.owner === owner else {
            throw .otherStep(
                expected: owner.description, got: pending.owner.description)
        }
        return finish(pending)
    }

    private mutating func finish(_ pending: consuming Pending) -> ParticipantOutcome {
        // An earlier step was released before: a later one could not have begun otherwise.
        if pending.step == stepCount { unreleased = .nothing }
        return pending.outcome
    }

    /// Withholds an outcome until it is released.
    private mutating func begin(_ outcome: ParticipantOutcome) -> Pending {
        stepCount &+= 1
        // After a restart the message is stored already, and is sent again.
        if case .opened(_, let message?) = outcome, SavedState.add(message, to: &released) {
            unreleased = .step(outcome, isStored: false)
        } else {
            unreleased = .step(outcome, isStored: true)
        }
        return pending(outcome)
    }

    private func pending(_ outcome: ParticipantOutcome) -> Pending {
        Pending(
            state: sealedState(), outcome: outcome, step: stepCount, version: released.count,
            owner: owner)
    }

    /// What has to be stored before the step; `nil` if there is nothing new.
    private func sealedState() -> [UInt8]? {
        guard case .step(_, isStored: false) = unreleased else { return nil }
        switch participant.savedState(released: released) {
        case .some(let state): return state.sealed(with: stateKey)
        // The seed is erased once the key is certified, after which nothing new is said.
        case .none: return nil
        }
    }

    // MARK: Steps with a storage that is a plain call

    /// Gives the first message, once the state is stored.
    ///
    /// - Parameter store: Writes the sealed state, and returns when it is safe.
    /// - Returns: The envelope to post when the ceremony is called.
    /// - Throws: What `store` throws. Nothing may be posted then; call again.
    public mutating func join<Failure: Error>(
        store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        _ = try release(join(), store)
        return participant.joinMessage
    }

    /// Closes the open round over what the board has in it, and stores the state if there is something new to say.
    ///
    /// - Parameters:
    ///   - envelopes: What the board has in the round, beyond what was received before.
    ///   - store: Writes the sealed state, and returns when it is safe.
    /// - Returns: What this participant has to say next, or how the ceremony ended.
    /// - Throws: What `store` throws. The message is withheld: call again, and the same outcome is stored and returned
    ///   before any other round is closed. While the join itself was not stored no round is closed, and it is the join
    ///   that comes back: hand the envelopes over again after it.
    public mutating func closeRound<Failure: Error>(
        over envelopes: [[UInt8]] = [], store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> ParticipantOutcome {
        try release(close(over: envelopes), store)
    }

    /// Goes on after ``ParticipantOutcome/unheard(in:)``, without what the board does not have; see
    /// ``continueUnheard()``.
    ///
    /// - Parameter store: Writes the sealed state, and returns when it is safe.
    /// - Returns: ``ParticipantOutcome/opened(_:message:)`` with what there is to say now; `nil` if nothing was held
    ///   back at the last closing.
    /// - Throws: What `store` throws. The message is withheld: call again, and the same outcome is stored and returned.
    public mutating func continueUnheard<Failure: Error>(
        store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> ParticipantOutcome? {
        switch continueUnheard() {
        case .some(let pending): return try release(pending, store)
        case .none: return nil
        }
    }

    /// Stores a step of one's own and releases it.
    private mutating func release<Failure: Error>(
        _ pending: consuming Pending, _ store: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> ParticipantOutcome {
        if let state = pending.state { try store(state) }
        return finish(pending)
    }

    // MARK: What is read

    /// Offers an envelope that was read from the board, before its round is closed.
    ///
    /// Never throws, never traps, and changes nothing on a refusal. ``close(over:)`` takes envelopes as well.
    ///
    /// - Parameter envelope: The envelope as it came.
    /// - Returns: What became of it. With ``Receipt/notYet`` it comes too early: hand it to ``close(over:)``.
    @discardableResult
    public mutating func receive(_ envelope: [UInt8]) -> Receipt {
        participant.receive(envelope)
    }

    /// Offers many envelopes that were read from the board, which is faster than one by one; see
    /// ``PublicState/receive(all:)``.
    ///
    /// - Parameter envelopes: The envelopes as they came.
    /// - Returns: What became of each, in the same order. Hand those with ``Receipt/notYet`` to ``close(over:)``.
    @discardableResult
    public mutating func receive(all envelopes: [[UInt8]]) -> [Receipt] {
        participant.receive(all: envelopes)
    }
}
