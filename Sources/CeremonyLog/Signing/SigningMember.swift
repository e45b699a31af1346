public import DKG
public import ThresholdSigning

/// A member over a log: what it stores and appends, so that a coordinator who reads the same log gets its shares
/// (Nodes.md, section 5).
///
/// It takes part only in what the application decides, once for each call, and it signs nothing else. It can be killed
/// between any two actions. Made again, with what is in its storage, it reads the log from the beginning and goes on; a
/// pair whose record was erased and whose answer was not stored is lost, and it is silent there.
///
/// No input or output, no clock:
///
/// ```swift
/// for entry in try board.newEntries() { member.read(entry) }
/// for call in member.undecided { member.decide(call.id, takesPart: policy.allows(call)) }
/// for record in try member.caughtUp(&storage, random: &random) { try board.append(record.bytes) }
/// ```
public struct SigningMember: ~Copyable, Sendable {
    /// What the log says.
    public private(set) var log: SigningLog

    /// The member's nonces and answers.
    public private(set) var pool: NoncePool

    /// Requests that it refused, and why; they are looked at once.
    public private(set) var refused: [Digest: NoncePoolError] = [:]

    /// Requests that get no answer: they ask others, or were refused.
    private var settled: Set<Digest> = []

    private var decisions: [SigningCall.ID: Bool] = [:]

    /// For which use each pair is.
    private var uses: [NonceCommitment: SigningCall.ID] = [:]

    /// The first commitment of each use, until it is read back.
    private var firsts: [SigningCall.ID: NonceCommitment] = [:]

    /// In which uses it was read back that this member offered something.
    private var hasOffered: Set<SigningCall.ID> = []

    /// Begins, without an entry.
    ///
    /// - Parameters:
    ///   - pool: The member's pool, with nothing in it; what is in storage is taken by ``restore(_:for:)`` and
    ///     ``restore(answer:)``.
    ///   - coordinators: Whose calls it looks at.
    public init(_ pool: consuming NoncePool, coordinators: Set<VerificationKey>) {
        log = SigningLog(of: pool.key, coordinators: coordinators)
        self.pool = pool
    }

    // MARK: After a start

    /// Takes the record of a pair from storage.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - use: The use that it is for.
    /// - Throws: `NoncePoolError`, as `NoncePool.restore(_:)`.
    public mutating func restore(
        _ record: borrowing SecretBytes, for use: SigningCall.ID
    ) throws(NoncePoolError) {
        uses[try pool.restore(record)] = use
    }

    /// Takes an answer from storage.
    ///
    /// - Parameter bytes: The answer.
    /// - Throws: `NoncePoolError.foreignAnswer`.
    public mutating func restore(answer bytes: [UInt8]) throws(NoncePoolError) {
        try pool.restore(answer: bytes)
    }

    // MARK: Reading

    /// Reads the next entry.
    ///
    /// - Parameter entry: An entry of the log, in its order.
    /// - Returns: The use that it belongs to and what it adds; `nil` for one that does not count.
    @discardableResult
    public mutating func read(
        _ entry: LogEntry
    ) -> (use: SigningCall.ID, event: SigningLogEvent)? {
        guard let read = log.read(entry) else { return nil }
        switch read.event {
        case .offered(let first) where first.index == pool.index:
            hasOffered.insert(read.use)
            markOffered(first.commitment)
        case .answered(let answer) where answer.index == pool.index:
            hasOffered.insert(read.use)
            // If its record is there again, it came back from somewhere.
            if let used = try? NonceCommitment(decoding: answer.commitment) { pool.retire(used) }
            if let next = answer.nextCommitment { markOffered(next) }
        default: break
        }
        return read
    }

    private mutating func markOffered(_ bytes: [UInt8]) {
        if let commitment = try? NonceCommitment(decoding: bytes) { pool.markOffered(commitment) }
    }

    // MARK: Deciding

    /// The calls that nobody has decided on and that have no signature yet, in the order of the log.
    public var undecided: [SigningCall] {
        let decisions = decisions
        let log = log
        return log.order.lazy.filter { decisions[$0] == nil }.compactMap { log.uses[$0] }
            .filter { $0.signature == nil }.map(\.call)
    }

    /// Decides whether this member takes part; the last decision counts.
    ///
    /// - Parameters:
    ///   - use: The call.
    ///   - takesPart: Whether it signs what is called for.
    public mutating func decide(_ use: SigningCall.ID, takesPart: Bool) {
        decisions[use] = takesPart
    }

    // MARK: Acting

    /// Stores and gives what has to be appended, now that the log was read to its end.
    ///
    /// - Parameters:
    ///   - storage: Where pairs and answers are kept.
    ///   - source: Where fresh bytes come from.
    /// - Returns: Records, in the order in which they are appended; what is not read back is given again.
    /// - Throws: ``SigningMemberError``.
    public mutating func caughtUp<Storage: SigningStorage & ~Copyable>(
        _ storage: inout Storage, random source: inout some RandomSource
    ) throws(SigningMemberError<Storage.Failure>) -> [LogRecord] {
        var records: [LogRecord] = []
        for use in log.order.compactMap({ [uses = log.uses] in uses[$0] }) {
            if use.signature != nil {
                try eraseLeftovers(of: use.call.id, &storage)
            } else if decisions[use.call.id] == true {
                records += try said(in: use, &storage, &source)
            }
        }
        return records
    }

    private mutating func said<Storage: SigningStorage & ~Copyable>(
        in use: SigningUse, _ storage: inout Storage, _ source: inout some RandomSource
    ) throws(SigningMemberError<Storage.Failure>) -> [LogRecord] {
        let id = use.call.id
        guard use.call.scheme == pool.scheme else { return [] }
        if !hasOffered.contains(id) {
            let commitment = try nextPair(for: use.call, &storage, &source)
            firsts[id] = commitment
            guard let offer = pool.offer(commitment, in: id) else { return [] }
            return [LogRecord(signingObject: offer.encoded, of: id)]
        }
        var records: [LogRecord] = []
        for (digest, request) in use.named {
            guard use.answers[digest]?[pool.index] == nil, !settled.contains(digest),
                let answer = try answer(to: request, in: use.call, &storage, &source)
            else { continue }
            records.append(LogRecord(signingObject: answer.encoded, of: id))
        }
        return records
    }

    /// The answer to a request; `nil` for one that is refused, or asks others.
    private mutating func answer<Storage: SigningStorage & ~Copyable>(
        to request: SignedRequest, in call: SigningCall, _ storage: inout Storage,
        _ source: inout some RandomSource
    ) throws(SigningMemberError<Storage.Failure>) -> SigningAnswer? {
        let open: OpenRequest
        do throws(NoncePoolError) {
            switch try pool.examine(request) {
            case .answered(let answer): return answer
            case .open(let request): open = request
            }
        } catch {
            settled.insert(request.request.digest)
            if case .request(.notAsked) = error { return nil }
            refused[request.request.digest] = error
            return nil
        }
        // A pair belongs to the use for which it was made.
        guard uses[open.commitment] == call.id else {
            settled.insert(request.request.digest)
            refused[request.request.digest] = .notUnused(open.commitment)
            return nil
        }
        // The next pair first: a storage that is full costs no nonces then.
        let next = try nextPair(for: call, &storage, &source)
        let record: SecretBytes
        do throws(SigningMemberError<Storage.Failure>) {
            record = try take(open.commitment, of: call.id, &storage)
        } catch {
            // It may be gone, so it counts as gone; and nothing else is kept from being done.
            lose(open.commitment)
            settled.insert(request.request.digest)
            throw error
        }
        let answer: UnreleasedAnswer
        do throws(NoncePoolError) {
            answer = try pool.answer(open, erased: record, next: next)
        } catch {
            lose(open.commitment)
            settled.insert(request.request.digest)
            throw .pool(error)
        }
        uses[open.commitment] = nil
        do throws(Storage.Failure) {
            try storage.store(answer: answer.encoded, to: answer.requestDigest, for: call.id)
        } catch {
            throw .storage(error)
        }
        return pool.release(answer)
    }

    /// A pair of a use that was not offered: one that is stored already, or a new one.
    private mutating func nextPair<Storage: SigningStorage & ~Copyable>(
        for call: SigningCall, _ storage: inout Storage, _ source: inout some RandomSource
    ) throws(SigningMemberError<Storage.Failure>) -> NonceCommitment {
        if let first = firsts[call.id], !hasOffered.contains(call.id) { return first }
        for commitment in pool.notOffered(to: call.coordinator)
        where uses[commitment] == call.id { return commitment }
        let prepared: PreparedNonces
        do throws(NoncePoolError) {
            prepared = try pool.prepare(for: call.coordinator, random: &source)
        } catch {
            throw .pool(error)
        }
        let commitment = prepared.commitment
        do throws(Storage.Failure) {
            try storage.store(prepared.secretEncoding(), of: commitment, for: call.id)
        } catch {
            throw .storage(error)
        }
        do throws(NoncePoolError) {
            try pool.stored(prepared)
        } catch {
            throw .pool(error)
        }
        uses[commitment] = call.id
        return commitment
    }

    private mutating func take<Storage: SigningStorage & ~Copyable>(
        _ commitment: NonceCommitment, of use: SigningCall.ID, _ storage: inout Storage
    ) throws(SigningMemberError<Storage.Failure>) -> SecretBytes {
        do throws(Storage.Failure) {
            return try storage.takeRecord(of: commitment, for: use)
        } catch {
            throw .storage(error)
        }
    }

    /// Erases the pairs of a use that has its signature.
    private mutating func eraseLeftovers<Storage: SigningStorage & ~Copyable>(
        of use: SigningCall.ID, _ storage: inout Storage
    ) throws(SigningMemberError<Storage.Failure>) {
        for commitment in uses.filter({ $0.value == use }).keys {
            // What cannot be erased now is never used, and is found at the next start.
            lose(commitment)
            _ = try take(commitment, of: use, &storage)
        }
    }

    /// Gives a pair up.
    private mutating func lose(_ commitment: NonceCommitment) {
        pool.retire(commitment)
        uses[commitment] = nil
    }
}
