public import DKG

/// A member of a ceremony whose messages travel on a log: it says what to append and what to store, closes the rounds
/// where everybody closes them, and goes on after any crash (Nodes.md, "The driver").
///
/// It reads no file, opens no connection and has no clock. Its caller performs the actions that it is given, in their
/// order, and those that ``stored(_:)`` gives after them:
///
/// ```swift
/// func perform(_ actions: [LogAction]) throws {
///     var queue = actions[...]
///     while let action = queue.popFirst() {
///         switch action {
///         case .store(let state, let version):
///             try storage.replace(with: state, version: version)
///             queue += try log.stored(version)
///         case .append(let record): board.append(record.bytes)
///         case .closed(let closing): print(closing)
///         case .finished(let outcome): print(outcome)
///         @unknown default: break
///         }
///     }
/// }
///
/// try perform(log.start())
/// while log.result == nil {
///     try perform(log.read(board.newEntries()))
///     if let round = log.openRound, isTimeUp(round) { log.deadlinePassed(round) }
///     try perform(log.caughtUp(end: board.end))
/// }
/// ```
///
/// What is appended is said by ``caughtUp(end:)`` alone, after everything on the board was read. It is said again until
/// it is read back, and never on a board that went back or is another one than before the crash.
///
/// A result of `.pending` is not the end: go on, until enough signatures have come and `.certified` follows.
public struct CeremonyLog: ~Copyable, Sendable {
    /// The ceremony and its terms.
    public let call: CeremonyCall

    /// The participant, to be asked for its share once there is one.
    public internal(set) var participant: Participant

    let boardIdentity: Digest
    var board: AnyBoard

    /// A step that is to be stored before it is taken.
    private var withheld: Participant.Pending?

    /// What this member has to say in the open round.
    private var message: Envelope?

    /// Rounds whose time is up for this member.
    private var passed: Set<Round> = []

    /// How the ceremony ended; `nil` while it goes on.
    ///
    /// From `.pending` it may become `.certified`, when a quorum of signatures has come.
    public private(set) var result: ParticipantOutcome?

    /// What comes after the end while the key is pending.
    private var late: LateSignatures?

    /// What was found wrong with the board; the driver says nothing more.
    private var failure: CeremonyLogError?

    /// Begins: draws the seed.
    ///
    /// - Parameters:
    ///   - call: The ceremony and its terms. A member never begins the same one twice: after a crash it resumes.
    ///   - identity: The key pair that signs; its public key must be in the roster.
    ///   - stateKey: The key under which the state is stored.
    ///   - boardIdentity: What names the board, so that a state is not used with another one.
    ///   - source: Where the fresh 32 bytes of the seed come from.
    /// - Throws: ``CeremonyLogError/participant(_:)``.
    public init(
        joining call: CeremonyCall, identity: consuming SigningKey, stateKey: consuming StateKey,
        boardIdentity: Digest, random source: inout some RandomSource
    ) throws(CeremonyLogError) {
        let participant: Participant
        do throws(ParticipantError) {
            participant = try Participant(
                ceremony: call.ceremony, identity: identity, stateKey: stateKey, random: &source)
        } catch {
            throw .participant(error)
        }
        self.init(participant, call, boardIdentity, AnyBoard(of: call))
        withheld = self.participant.join()
    }

    /// Goes on after a crash: give it every entry of the board from the beginning.
    ///
    /// Nothing is said before the board was read as far as before the crash, and found to be the same.
    ///
    /// - Parameters:
    ///   - stored: What was stored last.
    ///   - call: The ceremony and its terms.
    ///   - identity: The key pair that signs.
    ///   - stateKey: The key under which the state was stored.
    ///   - boardIdentity: What names the board.
    /// - Throws: ``CeremonyLogError``.
    public init(
        resuming stored: [UInt8], of call: CeremonyCall, identity: consuming SigningKey,
        stateKey: consuming StateKey, boardIdentity: Digest
    ) throws(CeremonyLogError) {
        let file: StoredLog
        do throws(DecodingError) {
            file = try StoredLog(decoding: stored)
        } catch {
            throw .malformedState(error)
        }
        let participant: Participant
        do throws(SavedStateError) {
            participant = try Participant(
                resuming: file.state, ceremony: call.ceremony, identity: identity,
                stateKey: stateKey)
        } catch {
            throw .savedState(error)
        }
        guard participant.isStorageTag(file.tag, of: file.content, by: StoredLog.hashes) else {
            throw .stateNotAuthentic
        }
        guard file.boardIdentity == boardIdentity else {
            throw .otherBoard(expected: file.boardIdentity, got: boardIdentity)
        }
        self.init(participant, call, boardIdentity, AnyBoard(of: call, remembered: file.chain))
    }

    private init(
        _ participant: consuming Participant, _ call: CeremonyCall, _ boardIdentity: Digest,
        _ board: AnyBoard
    ) {
        message = try? Envelope(decoding: participant.joinMessage, in: call.ceremony)
        self.participant = participant
        self.call = call
        self.boardIdentity = boardIdentity
        self.board = board
    }

    // MARK: What the caller gives

    /// Gives what is to be stored before anything else happens: at the beginning, and after a store that failed.
    ///
    /// - Returns: What to do; nothing after a crash.
    public func start() -> [LogAction] {
        guard let state = withheldState else { return [] }
        return [.store(state.bytes, version: state.version)]
    }

    /// Reads entries of the board.
    ///
    /// - Parameter entries: Entries in the order of the board, without leaving one out, as many as there are: the more at
    ///   once, the faster. They follow those that were given before; one that was given before is passed over. On a
    ///   relay their order does not matter.
    /// - Returns: What to do, in this order. After a crash, rounds are closed again that were closed before it.
    /// - Throws: ``CeremonyLogError/boardDiffers(remembered:at:)``, ``CeremonyLogError/outOfOrder(position:last:)`` or
    ///   ``CeremonyLogError/entryChanged(at:)``, and then always.
    public mutating func read(
        _ entries: some Sequence<LogEntry>
    ) throws(CeremonyLogError) -> [LogAction] {
        try check { log throws(CeremonyLogError) in
            try log.board.add(entries)
            return try log.advance()
        }
    }

    /// Takes note that the last state was stored.
    ///
    /// - Parameter version: The version in the action.
    /// - Returns: What to do, in this order, after what was given before.
    /// - Throws: ``CeremonyLogError``.
    public mutating func stored(_ version: Int) throws(CeremonyLogError) -> [LogAction] {
        guard let step = withheld.take() else { throw .notAwaited(version: version) }
        guard step.version == version else {
            withheld = consume step
            throw .notAwaited(version: version)
        }
        var actions: [LogAction] = []
        do throws(CeremonyLogError) {
            try release(step, &actions)
        } catch {
            failure = error
            throw error
        }
        return actions
            + (try check { log throws(CeremonyLogError) in try log.advance() })
    }

    /// Takes note that the time of the open round is up for this member, by the terms and the caller's clock.
    ///
    /// For the joining that is when ``CeremonyTerms/lastTimeForJoining`` has passed, for every other round when
    /// ``RoundTimes/seconds(of:)`` have passed since this member saw it open. Store when that was, or a member that is
    /// killed often never votes. The vote is given by ``caughtUp(end:)`` once it counts.
    ///
    /// - Parameter round: The round. For one that is not open it changes nothing.
    public mutating func deadlinePassed(_ round: Round) {
        if round == openRound { passed.insert(round) }
    }

    /// Takes note of the board's end, and gives what this member has to append if everything before it was read.
    ///
    /// What was asked for before and is not on the board is asked for again: an entry that was refused with an error can
    /// appear later, or be lost for good. A member votes only once its own message is on the board.
    ///
    /// - Parameter end: The position of the board's last entry; `nil` if it has none, and on a relay.
    /// - Returns: Records to append; none while there are entries to read.
    /// - Throws: ``CeremonyLogError/boardWentBack(remembered:end:)`` if the board ends before what was read, and then
    ///   always.
    public mutating func caughtUp(end: UInt64?) throws(CeremonyLogError) -> [LogAction] {
        try check { log throws(CeremonyLogError) in
            try log.board.checkEnd(end ?? 0)
            return log.board.isRead(to: end ?? 0) ? log.appends() : []
        }
    }

    // MARK: Steps

    /// Does something that may find the board to be a wrong one, after which nothing else is done.
    private mutating func check(
        _ work: (inout CeremonyLog) throws(CeremonyLogError) -> [LogAction]
    ) throws(CeremonyLogError) -> [LogAction] {
        if let failure { throw failure }
        do throws(CeremonyLogError) {
            return try work(&self)
        } catch {
            failure = error
            throw error
        }
    }

    // One access to the driver a function: the compiler's check of what may be copied takes half a minute for the three
    // of them in one.

    private func appends() -> [LogAction] {
        isWithholding ? [] : (unpostedMessage ?? vote).map { [.append($0)] } ?? []
    }

    private var unpostedMessage: LogRecord? {
        message.flatMap { isPosted($0) ? nil : record($0) }
    }

    private func record(_ message: Envelope) -> LogRecord {
        LogRecord(envelope: message.bytes, of: call.ceremony.id)
    }

    /// The vote that the open round is to be closed, if its time is up and the vote counts.
    private var vote: LogRecord? {
        openRound.flatMap { passed.contains($0) && wantsVote ? vote(in: $0) : nil }
    }

    private var wantsVote: Bool { board.wantsVote(of: participant.index) }

    private func vote(in round: Round) -> LogRecord {
        CloseVote.record(of: call.ceremony.id, round: round, sender: participant.index) {
            participant.signature(forVote: $0)
        }
    }

    private func isPosted(_ message: Envelope) -> Bool {
        board.contains(message) || late?.contains(message.sender) == true
    }

    private mutating func advance() throws(CeremonyLogError) -> [LogAction] {
        var actions: [LogAction] = []
        while !isWithholding, let closing = board.next(&participant) {
            actions.append(.closed(closing))
            try take(participant.close(over: []), &actions)
        }
        if let position = board.check.difference {
            throw .boardDiffers(
                remembered: board.check.remembered?.position ?? position, at: position)
        }
        receiveLate(&actions)
        return actions
    }

    /// Takes signatures that come while the key is pending.
    private mutating func receiveLate(_ actions: inout [LogAction]) {
        for envelope in board.takeLate() { late?.receive(envelope) }
        guard let key = late?.groupKey, participant.adopt(key) == .certified else { return }
        certified(key)
        actions.append(.finished(.certified(key)))
    }

    /// Takes note that the key that was pending is certified.
    mutating func certified(_ key: GroupKey) {
        result = .certified(key)
        late = nil
        message = nil
    }

    /// Takes a step, or withholds it until it is stored.
    private mutating func take(
        _ step: consuming Participant.Pending, _ actions: inout [LogAction]
    ) throws(CeremonyLogError) {
        guard let state = step.state else { return try release(step, &actions) }
        // What was said before the crash was stored. Something else to say before the place that was reached then
        // means that the board is another one.
        try board.checkFound()
        actions.append(.store(stored(state), version: step.version))
        withheld = consume step
    }

    private mutating func release(
        _ step: consuming Participant.Pending, _ actions: inout [LogAction]
    ) throws(CeremonyLogError) {
        let released: ParticipantOutcome
        do throws(ParticipantError) {
            released = try participant.release(step)
        } catch {
            throw .participant(error)
        }
        switch released {
        case .opened(.join, _):
            break
        case .opened(_, let bytes):
            message = bytes.flatMap { try? Envelope(decoding: $0, in: call.ceremony) }
            board.opened(participant.state)
        case .listening:
            message = nil
            board.opened(participant.state)
        case .unheard:
            // The place where a round closes is the same for all, or said by the carrier: the message came too late.
            if let next = participant.continueUnheard() { try take(next, &actions) }
        default:
            // A state was stored at the last closing before the crash, so no end lies before it.
            try board.checkFound()
            result = released
            board.ended()
            late = LateSignatures(after: participant.state)
            if late == nil { message = nil }
            actions.append(.finished(released))
        }
    }

    private var isWithholding: Bool {
        switch withheld {
        case .some: true
        case .none: false
        }
    }

    /// What is to be stored before anything else happens.
    private var withheldState: (bytes: [UInt8], version: Int)? {
        switch withheld {
        case .some(let step): step.state.map { (stored($0), step.version) }
        case .none: nil
        }
    }

    /// A sealed state with what names the board.
    func stored(_ state: [UInt8]) -> [UInt8] {
        StoredLog(boardIdentity: boardIdentity, chain: board.chain, state: state) { content in
            participant.storageTag(of: content, by: StoredLog.hashes)
        }.bytes
    }
}
