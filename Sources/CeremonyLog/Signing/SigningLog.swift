public import DKG
public import ThresholdSigning

/// What a log says about robust signatures with one key (Nodes.md, section 5).
///
/// Entries are given in their order, each once. It counts what carries the right signatures, belongs to a call, and was
/// not there before; everything else is skipped. Everybody who reads the same entries with the same list of coordinators
/// knows the same. Variable time: all of it is public.
public struct SigningLog: Sendable {
    /// The key.
    public let key: ThresholdKey

    /// Whose calls count; `nil`: anybody's.
    public let coordinators: Set<VerificationKey>?

    /// The uses of the key, by their names.
    public private(set) var uses: [SigningCall.ID: SigningUse] = [:]

    /// How many entries of this kind of record were skipped: other keys, wrong signatures, surplus.
    public private(set) var skipped = 0

    /// Which use each commitment belongs to: the one in which it appeared first.
    ///
    /// A first commitment does not say for whom it is. Its signer puts it under the right use before anybody can copy it
    /// to another.
    private var seen: [NonceCommitment: SigningCall.ID] = [:]

    /// So many first commitments of one member count in one use. It needs a second one only if its next commitment cannot
    /// be used.
    static let mostOffers = 16

    /// So many requests count in one use besides n - t + 1, which is what an honest coordinator needs.
    static let spareRequests = 16

    /// The size of the largest entry with a meaning: a request to all members for the longest message.
    ///
    /// - Parameter key: The key.
    /// - Returns: Bytes; what is larger need not be read.
    public static func largestEntry(of key: ThresholdKey) -> Int {
        // Each member has a point in the list of signers, and point and commitment in that of commitments.
        SigningRequest.maximumMessageByteCount + 130 * key.members.count + 16_384
    }

    /// Begins without an entry.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - coordinators: Whose calls count; `nil`: anybody's, for whoever only reads a log that strangers do not fill.
    public init(of key: ThresholdKey, coordinators: Set<VerificationKey>?) {
        self.key = key
        self.coordinators = coordinators
    }

    /// Reads the next entry.
    ///
    /// - Parameter entry: An entry.
    /// - Returns: The use that it belongs to and what it adds; `nil` for one that does not count.
    public mutating func read(
        _ entry: LogEntry
    ) -> (use: SigningCall.ID, event: SigningLogEvent)? {
        guard let record = LogRecord(entry.bytes), let use = record.use else { return nil }
        guard let event = event(of: record.body, in: use, at: entry.position) else {
            skipped += 1
            return nil
        }
        return (use, event)
    }

    private mutating func event(
        of body: [UInt8], in use: SigningCall.ID, at position: UInt64
    ) -> SigningLogEvent? {
        if uses[use] == nil { return call(body, use, position) }
        if let answer = try? SigningAnswer(decoding: body) { return count(answer, in: use) }
        if let first = try? FirstCommitment(decoding: body) { return count(first, in: use) }
        if let request = try? SignedRequest(decoding: body) { return count(request, in: use) }
        if let result = try? PublishedSignature(decoding: body) { return count(result, in: use) }
        return nil
    }

    private mutating func call(
        _ body: [UInt8], _ use: SigningCall.ID, _ position: UInt64
    ) -> SigningLogEvent? {
        guard let call = try? SigningCall(decoding: body), call.id == use,
            call.keyDigest == key.epoch.transcript,
            coordinators?.contains(call.coordinator) ?? true, call.isAuthentic
        else { return nil }
        uses[use] = SigningUse(call: call, position: position)
        return .called(call)
    }

    private mutating func count(
        _ first: FirstCommitment, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard let call = uses[use]?.call, first.scheme == call.scheme,
            first.keyDigest == call.keyDigest,
            uses[use]?.offers[first.index, default: 0] ?? 0 < SigningLog.mostOffers,
            let identity = key.member(first.index)?.identity,
            isOpen(first.commitment, for: use, by: first.index), first.isAuthentic(by: identity)
        else { return nil }
        take(first.commitment, for: use)
        uses[use]?.offers[first.index, default: 0] += 1
        return .offered(first)
    }

    private mutating func count(
        _ request: SignedRequest, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard let known = uses[use], known.call.asks(for: request),
            known.requests.count < key.members.count - key.threshold.count + 1
                + SigningLog.spareRequests,
            known.request(request.request.digest) == nil, request.isAuthentic
        else { return nil }
        uses[use]?.requests.append(request)
        return .asked(request)
    }

    private mutating func count(
        _ answer: SigningAnswer, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard uses[use]?.request(answer.requestDigest) != nil,
            let identity = key.member(answer.index)?.identity
        else { return nil }
        let earlier = uses[use]?.answers[answer.requestDigest]?[answer.index] ?? []
        guard earlier.count < 2, !earlier.contains(where: { $0.says(the: answer) }),
            answer.isAuthentic(by: identity)
        else { return nil }
        uses[use]?.answers[answer.requestDigest, default: [:]][answer.index, default: []].append(
            answer)
        if let next = answer.nextCommitment { take(next, for: use) }
        return .answered(answer)
    }

    private mutating func count(
        _ result: PublishedSignature, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard let known = uses[use], known.signature == nil,
            let request = known.request(result.requestDigest),
            let signature = result.signature(for: request.request, of: key)
        else { return nil }
        uses[use]?.signature = signature
        uses[use]?.signedRequest = result.requestDigest
        return .finished(signature)
    }

    /// Whether a commitment has not appeared in another use.
    private func isOpen(
        _ bytes: [UInt8], for use: SigningCall.ID, by index: ParticipantIndex
    ) -> Bool {
        // What is no pair of points is for the coordinator to refuse.
        guard let commitment = try? NonceCommitment(decoding: bytes) else { return true }
        return seen[commitment] == nil
    }

    private mutating func take(_ bytes: [UInt8], for use: SigningCall.ID) {
        guard let commitment = try? NonceCommitment(decoding: bytes), seen[commitment] == nil
        else { return }
        seen[commitment] = use
    }

    /// Whether a commitment has appeared on the log, in whichever use.
    ///
    /// - Parameter commitment: The commitment.
    /// - Returns: Whether somebody has offered it.
    public func hasSeen(_ commitment: NonceCommitment) -> Bool { seen[commitment] != nil }
}

extension SigningAnswer {
    /// Whether two answers say the same, under whichever signature.
    func says(the other: SigningAnswer) -> Bool {
        index == other.index && requestDigest == other.requestDigest
            && commitment == other.commitment && share == other.share
            && nextCommitment == other.nextCommitment
    }
}
