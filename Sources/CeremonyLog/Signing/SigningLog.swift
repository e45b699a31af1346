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

    /// Their names in the order of the log.
    public private(set) var order: [SigningCall.ID] = []

    /// How many entries of this kind of record were skipped: other keys, wrong signatures, surplus.
    public private(set) var skipped = 0

    /// So many first commitments of one member count in one use.
    ///
    /// It needs a second one only if its next commitment cannot
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
        if let offer = try? SigningOffer(decoding: body) { return count(offer, in: use) }
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
        order.append(use)
        return .called(call)
    }

    private mutating func count(
        _ offer: SigningOffer, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        let first = offer.first
        guard let known = uses[use], first.scheme == known.call.scheme,
            first.keyDigest == known.call.keyDigest,
            known.offers[first.index, default: []].count < SigningLog.mostOffers,
            !known.offers[first.index, default: []].contains(first.commitment),
            let identity = key.member(first.index)?.identity,
            offer.isAuthentic(in: use, by: identity)
        else { return nil }
        uses[use]?.offers[first.index, default: []].insert(first.commitment)
        return .offered(first)
    }

    private mutating func count(
        _ request: SignedRequest, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard let known = uses[use], known.call.asks(for: request),
            known.requests.count < key.members.count - key.threshold.count + 1
                + SigningLog.spareRequests,
            request.isAuthentic
        else { return nil }
        let digest = request.request.digest
        guard known.request(digest) == nil else { return nil }
        uses[use]?.add(request, named: digest)
        return .asked(request)
    }

    private mutating func count(
        _ answer: SigningAnswer, in use: SigningCall.ID
    ) -> SigningLogEvent? {
        guard uses[use]?.request(answer.requestDigest) != nil,
            let identity = key.member(answer.index)?.identity
        else { return nil }
        let earlier = uses[use]?.answers[answer.requestDigest]?[answer.index] ?? []
        guard earlier.count < 2, !earlier.contains(where: { $0.says(what: answer) }),
            answer.isAuthentic(by: identity)
        else { return nil }
        uses[use]?.answers[answer.requestDigest, default: [:]][answer.index, default: []].append(
            answer)
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
}

extension SigningAnswer {
    /// Whether two answers of one member to one request say the same, under whichever signature.
    func says(what other: SigningAnswer) -> Bool {
        commitment == other.commitment && share == other.share
            && nextCommitment == other.nextCommitment
    }
}
