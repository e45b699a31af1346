public import PolynomialCommitments
public import ThresholdKeys

/// A signer that makes nonces in advance, and answers signed requests; its storage survives crashes (Signing.md,
/// section 6).
///
/// It does no input or output. Each pair is made from fresh bytes of its own, and has a record of its own in the
/// application's storage. What is said follows what is stored, and what is signed follows what is erased:
///
/// ```swift
/// let prepared = try pool.prepare(for: coordinator, random: &random)
/// try storage.write(prepared.secretEncoding(), as: prepared.commitment)
/// let commitment = prepared.commitment
/// try pool.stored(prepared)
/// if let first = pool.offer(commitment) { await send(first.encoded) }
///
/// switch try pool.examine(SignedRequest(decoding: bytes)) {
/// case .answered(let answer): await send(answer.encoded)
/// case .open(let open):
///     guard policy.allows(open) else { return }
///     let record = try storage.read(open.commitment)
///     try storage.eraseDurably(open.commitment)
///     let answer = try pool.answer(open, erased: record)
///     try storage.write(answer.encoded, as: answer.requestDigest)
///     await send(pool.release(answer).encoded)
/// }
/// ```
///
/// Killed anywhere, it never signs twice with one pair. Killed between the erasing and the storing of the answer, it has
/// lost the pair, and is silent in that session. **A restored snapshot of the storage gives the share away**: it brings
/// back pairs that were used, and no software can tell. Keep the records out of backups and snapshots, and one copy of
/// them.
///
/// Constant time as far as share and nonces are concerned.
public struct NoncePool: ~Copyable, Sendable {
    /// Which pairs are stored and unused, and for which coordinator each is.
    public private(set) var unused: [NonceCommitment: VerificationKey] = [:]

    /// Whether the epoch of the share is over; then nothing is signed any more.
    public private(set) var isSuperseded = false

    private let signer: Signer
    private let identity: SigningKey
    private var offered: Set<NonceCommitment> = []

    /// The pairs of which it is known that they were used.
    private var used: Set<NonceCommitment> = []
    private var answers: [Digest: SigningAnswer] = [:]

    /// Begins with no pair; what is in storage is taken by ``restore(_:)`` and ``restore(answer:)``.
    ///
    /// - Parameters:
    ///   - signer: The holder of the share.
    ///   - identity: The identity that the member has in the key; it signs what is sent.
    /// - Throws: ``NoncePoolError/noIdentity(_:)`` or ``NoncePoolError/otherIdentity(expected:got:)``.
    public init(
        _ signer: consuming Signer, identity: consuming SigningKey
    ) throws(NoncePoolError) {
        guard let expected = signer.key.member(signer.index)?.identity else {
            throw .noIdentity(signer.index)
        }
        guard expected == identity.verificationKey else {
            throw .otherIdentity(expected: expected, got: identity.verificationKey)
        }
        self.signer = signer
        self.identity = identity
    }

    /// Whose answers these are.
    public var index: ParticipantIndex { signer.index }

    /// The key.
    public var key: ThresholdKey { signer.key }

    /// How it signs.
    public var scheme: SigningScheme { signer.scheme }

    // MARK: Making pairs

    /// Makes a pair, which has to be stored before its commitment goes out.
    ///
    /// - Parameters:
    ///   - coordinator: The only one for whom it is.
    ///   - source: Where 64 fresh bytes come from, in BIP 445 32.
    /// - Returns: The pair; see ``stored(_:)``.
    /// - Throws: ``NoncePoolError/superseded`` or ``NoncePoolError/signing(_:)``.
    public func prepare(
        for coordinator: VerificationKey, random source: inout some RandomSource
    ) throws(NoncePoolError) -> PreparedNonces {
        if isSuperseded { throw .superseded }
        let random = try fresh(&source)
        let commitment = try pair(of: random).commitment
        return PreparedNonces(
            NonceRecord(
                index: index, scheme: scheme, keyDigest: key.epoch.transcript,
                coordinator: coordinator, commitment: commitment), random: random)
    }

    private func fresh(
        _ source: inout some RandomSource
    ) throws(NoncePoolError) -> SecretBytes {
        var random = SecretPreimage(capacity: scheme.nonceRandomByteCount)
        while random.count < scheme.nonceRandomByteCount {
            do throws(RandomSourceError) {
                random.append(try SecretBytes(random32: &source))
            } catch {
                throw .signing(.random(error))
            }
        }
        return random.bytes()
    }

    private func pair(of random: borrowing SecretBytes) throws(NoncePoolError) -> NoncePair {
        do throws(RandomSourceError) {
            return try signer.nonces(of: random)
        } catch {
            throw .signing(.random(error))
        }
    }

    /// Takes note that a record is in storage, and would survive a power failure; from now on the pair can be offered.
    ///
    /// - Parameter prepared: What ``prepare(for:random:)`` gave.
    /// - Throws: ``NoncePoolError/superseded``; then erase the record.
    public mutating func stored(
        _ prepared: consuming PreparedNonces
    ) throws(NoncePoolError) {
        if isSuperseded { throw .superseded }
        unused[prepared.commitment] = prepared.coordinator
    }

    /// Offers a pair before anything was answered; ``answer(_:erased:next:)`` offers later ones.
    ///
    /// - Parameter commitment: The pair. One that was offered already can be offered again, with the same bytes.
    /// - Returns: What the coordinator takes; `nil` if the pair is not unused.
    public mutating func offer(_ commitment: NonceCommitment) -> FirstCommitment? {
        guard unused[commitment] != nil else { return nil }
        offered.insert(commitment)
        return FirstCommitment(
            index: index, scheme: scheme, keyDigest: key.epoch.transcript,
            commitment: commitment.encoded, signedBy: identity, auxiliaryRandomness: nil)
    }

    /// Offers a pair on a board, where it has to be for one use; otherwise as ``offer(_:)``.
    ///
    /// - Parameters:
    ///   - commitment: The pair.
    ///   - use: The use of the key that it is for.
    /// - Returns: What stands on the board; `nil` if the pair is not unused.
    public mutating func offer(
        _ commitment: NonceCommitment, in use: SigningCall.ID
    ) -> SigningOffer? {
        guard let first = offer(commitment) else { return nil }
        return SigningOffer(first, in: use, signedBy: identity)
    }

    /// Takes note that a commitment went out in an earlier run, so that no answer offers it once more.
    ///
    /// - Parameter commitment: The pair.
    public mutating func markOffered(_ commitment: NonceCommitment) {
        offered.insert(commitment)
    }

    /// The pairs that can be offered to a coordinator: stored, unused, and not offered as far as this pool knows.
    ///
    /// - Parameter coordinator: The coordinator.
    /// - Returns: Their names, in an order that does not depend on the run.
    public func notOffered(to coordinator: VerificationKey) -> [NonceCommitment] {
        let offered = offered
        return unused.lazy.filter { $0.value == coordinator && !offered.contains($0.key) }
            .map(\.key).sorted { $0.encoded.lexicographicallyPrecedes($1.encoded) }
    }

    // MARK: After a start

    /// Takes a record from storage.
    ///
    /// - Parameter record: What ``PreparedNonces/secretEncoding()`` gave.
    /// - Returns: The name of the pair.
    /// - Throws: ``NoncePoolError``: ``NoncePoolError/malformedRecord(_:)``, ``NoncePoolError/otherEpoch(expected:got:)``
    ///   (erase it, if that epoch is over), ``NoncePoolError/notUnused(_:)`` (erase it; it came back from somewhere), ``NoncePoolError/otherSigner(expected:got:)``,
    ///   ``NoncePoolError/otherScheme(expected:got:)`` or ``NoncePoolError/superseded``.
    @discardableResult
    public mutating func restore(
        _ record: borrowing SecretBytes
    ) throws(NoncePoolError) -> NonceCommitment {
        if isSuperseded { throw .superseded }
        let record = try checked(record)
        guard !used.contains(record.commitment) else { throw .notUnused(record.commitment) }
        unused[record.commitment] = record.coordinator
        return record.commitment
    }

    private func checked(
        _ bytes: borrowing SecretBytes
    ) throws(NoncePoolError) -> NonceRecord {
        let record: NonceRecord
        do throws(DecodingError) {
            record = try NonceRecord(decoding: bytes)
        } catch {
            throw .malformedRecord(error)
        }
        guard record.keyDigest == key.epoch.transcript else {
            throw .otherEpoch(expected: key.epoch.transcript, got: record.keyDigest)
        }
        guard record.index == index else {
            throw .otherSigner(expected: index, got: record.index)
        }
        guard record.scheme == scheme else {
            throw .otherScheme(expected: scheme, got: record.scheme)
        }
        return record
    }

    /// Takes an answer from storage, for the case that its request comes again.
    ///
    /// - Parameter bytes: What ``UnreleasedAnswer/encoded`` gave.
    /// - Throws: ``NoncePoolError/foreignAnswer``.
    public mutating func restore(answer bytes: [UInt8]) throws(NoncePoolError) {
        guard let answer = try? SigningAnswer(decoding: bytes),
            answer.isAuthentic(by: identity.verificationKey)
        else { throw .foreignAnswer }
        answers[answer.requestDigest] = answer
        if let commitment = try? NonceCommitment(decoding: answer.commitment) {
            retire(commitment)
        }
    }

    /// Takes note that a pair was used: an own answer with it was seen.
    ///
    /// A record of it that is still there, or comes back, is no use any more. A storage that was restored as a whole, where
    /// nobody shows the answer, is not noticed.
    ///
    /// - Parameter commitment: The pair.
    public mutating func retire(_ commitment: NonceCommitment) {
        used.insert(commitment)
        unused[commitment] = nil
        offered.remove(commitment)
    }

    // MARK: Answering

    /// Looks at a request, without touching a secret, and uses nothing up.
    ///
    /// - Parameter signed: The request.
    /// - Returns: The answer that it got before, or what to look at before it gets one.
    /// - Throws: ``NoncePoolError``: ``NoncePoolError/superseded``, ``NoncePoolError/notAuthentic``,
    ///   ``NoncePoolError/request(_:)``, ``NoncePoolError/notUnused(_:)`` or
    ///   ``NoncePoolError/otherCoordinator(expected:got:)``.
    public func examine(_ signed: SignedRequest) throws(NoncePoolError) -> PooledRequest {
        if let answer = answers[signed.request.digest] { return .answered(answer) }
        if isSuperseded { throw .superseded }
        guard signed.isAuthentic else { throw .notAuthentic }
        let request = signed.request
        guard request.keyDigest == key.epoch.transcript else {
            throw .request(
                .otherKey(expected: key.epoch.transcript, got: request.keyDigest))
        }
        let commitment = try ownCommitment(in: request)
        guard let coordinator = unused[commitment] else { throw .notUnused(commitment) }
        guard coordinator == signed.coordinator else {
            throw .otherCoordinator(expected: coordinator, got: signed.coordinator)
        }
        do throws(SigningRequestError) {
            let examined = try signer.examine(
                request, unused: commitment, arithmetic: .standard)
            return .open(
                OpenRequest(
                    examined: examined, coordinator: coordinator, commitment: commitment))
        } catch {
            throw .request(error)
        }
    }

    private func ownCommitment(
        in request: SigningRequest
    ) throws(NoncePoolError) -> NonceCommitment {
        guard let point = key.member(index)?.evaluationPoint,
            let place = request.points.firstIndex(of: point)
        else { throw .request(.notAsked(index)) }
        guard let commitment = request.commitment(at: place) else {
            throw .request(.malformedCommitment(index))
        }
        return commitment
    }

    /// Makes the answer, with a pair whose record is gone from storage.
    ///
    /// The pair is used up whatever happens from here on.
    ///
    /// - Parameters:
    ///   - open: What ``examine(_:)`` gave.
    ///   - record: The record of ``OpenRequest/commitment``, read before it was erased. It has to be gone so that a power
    ///     failure does not bring it back.
    ///   - next: A stored pair for the same coordinator that was not offered yet, to be offered with the answer.
    /// - Returns: The answer, which has to be stored before it is sent.
    /// - Throws: ``NoncePoolError``: ``NoncePoolError/superseded``, ``NoncePoolError/notUnused(_:)``,
    ///   ``NoncePoolError/nextNotUsable(_:)``, what ``restore(_:)`` throws for a record,
    ///   ``NoncePoolError/otherRecord(expected:got:)``, ``NoncePoolError/changedRecord`` or
    ///   ``NoncePoolError/signing(_:)``.
    public mutating func answer(
        _ open: OpenRequest, erased record: consuming SecretBytes, next: NonceCommitment? = nil
    ) throws(NoncePoolError) -> UnreleasedAnswer {
        if isSuperseded { throw .superseded }
        guard unused[open.commitment] == open.coordinator else {
            throw .notUnused(open.commitment)
        }
        if let next { try checkNext(next, to: open) }
        let checked = try checked(record)
        guard checked.commitment == open.commitment else {
            throw .otherRecord(expected: open.commitment, got: checked.commitment)
        }
        retire(open.commitment)
        let nonces = try pair(of: record.part(NonceRecord.publicByteCount..<record.count))
        guard nonces.commitment == open.commitment else { throw .changedRecord }
        let share: SignatureShare
        do throws(SigningError) {
            share = try signer.sign(open.examined, with: nonces)
        } catch {
            throw .signing(error)
        }
        if let next { offered.insert(next) }
        return UnreleasedAnswer(
            SigningAnswer(
                share, to: open.examined.request, commitment: open.commitment, next: next,
                signedBy: identity))
    }

    private func checkNext(
        _ next: NonceCommitment, to open: OpenRequest
    ) throws(NoncePoolError) {
        guard next != open.commitment, unused[next] == open.coordinator, !offered.contains(next)
        else { throw .nextNotUsable(next) }
    }

    /// Takes note that an answer is in storage.
    ///
    /// - Parameter answer: What ``answer(_:erased:next:)`` gave.
    /// - Returns: The answer, to be sent.
    public mutating func release(_ answer: consuming UnreleasedAnswer) -> SigningAnswer {
        let answer = answer.answer
        answers[answer.requestDigest] = answer
        return answer
    }

    // MARK: The end

    /// Gives a pair up that nobody will need; it is never used.
    ///
    /// - Parameter commitment: The pair, whose record is to be erased.
    public mutating func forget(_ commitment: NonceCommitment) {
        unused[commitment] = nil
        offered.remove(commitment)
    }

    /// Ends the epoch: no pair of it is ever used again.
    ///
    /// Answers that were given are still given to the same requests, until their records are erased too.
    ///
    /// - Returns: The pairs whose records are to be erased.
    public mutating func supersede() -> [NonceCommitment] {
        isSuperseded = true
        let commitments = Array(unused.keys)
        unused = [:]
        offered = []
        return commitments
    }
}
