public import DKG
public import ThresholdSigning

/// A `RobustCoordinator` over a log: what to append, so that members who read the same log sign (Nodes.md, section 5).
///
/// It keeps nothing between runs. One that is made again with the same call reads the log from the beginning, and comes to
/// the same requests, since what it asks follows from the entries and their order. So it can be killed at any point, and
/// no commitment is ever in two different requests.
///
/// No input or output, no clock:
///
/// ```swift
/// while coordinator.signature == nil {
///     for entry in try board.newEntries() { report(coordinator.read(entry)) }
///     for record in coordinator.caughtUp() { try board.append(record.bytes) }
/// }
/// ```
public struct SigningCoordinatorLog: ~Copyable, Sendable {
    /// What it asks for.
    public let call: SigningCall

    /// What the log says about it.
    public private(set) var log: SigningLog

    private var coordinator: RobustCoordinator

    /// The requests that were made and not read back yet, and who waits for them.
    private var pending: [SignedRequest] = []

    /// The result, until it is read back.
    private var result: PublishedSignature?

    /// Begins, without an entry.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - key: The key.
    ///   - options: What is allowed besides.
    ///   - coordinatorKey: The key that has signed the call.
    /// - Throws: `SigningRequestError`, as `RobustCoordinator`.
    public init(
        _ call: SigningCall, with key: ThresholdKey, options: SigningOptions = [],
        signedBy coordinatorKey: consuming SigningKey
    ) throws(SigningRequestError) {
        let coordinator = try RobustCoordinator(
            for: call.message, with: key, by: call.scheme, derivation: call.derivation,
            options: options, signedBy: coordinatorKey)
        self.call = call
        log = SigningLog(of: key, coordinators: [call.coordinator])
        self.coordinator = coordinator
    }

    /// The signature, once there is one.
    ///
    /// Whoever withholds its answer can add up the shares itself, and make the signature known before the coordinator.
    public var signature: ThresholdSignature? {
        coordinator.signature ?? log.uses[call.id]?.signature
    }

    /// The key under which the signature verifies, once there is one.
    public var signingKey: PublicKey? {
        if let key = coordinator.signingKey { return key }
        guard let use = log.uses[call.id], let digest = use.signedRequest,
            let request = use.request(digest)
        else { return nil }
        // The signature verifies, so the request is in order.
        let session = try? SigningSession(
            request.request, of: log.key, options: [.keyAsItIs, .unverifiedTweaks])
        return session?.signingKey
    }

    /// How many sessions were started.
    public var sessionCount: Int { coordinator.sessionCount }

    /// Whether everything that it has to say was read back, and the signature is among it.
    public var isFinished: Bool { log.uses[call.id]?.signature != nil }

    /// Reads the next entry.
    ///
    /// - Parameter entry: An entry of the log, in its order.
    /// - Returns: What happened, for whoever watches: who was asked, convicted or kept out. Nothing of it has to be done.
    public mutating func read(_ entry: LogEntry) -> [CoordinatorAction] {
        guard let (use, event) = log.read(entry), use == call.id else { return [] }
        let actions: [CoordinatorAction]
        switch event {
        case .offered(let first): actions = coordinator.receive(first.encoded)
        case .answered(let answer): actions = coordinator.receive(answer.encoded)
        case .asked, .called, .finished: return []
        }
        for action in actions {
            switch action {
            case .ask(_, let request):
                if pending.last != request { pending.append(request) }
            case .finished(let signature):
                result = coordinator.signedRequest.map { PublishedSignature(signature, of: $0) }
            default: break
            }
        }
        return actions
    }

    /// What has to be appended now that the log was read to its end: all that was said and not read back.
    ///
    /// - Returns: Records, in the order in which they are appended.
    public func caughtUp() -> [LogRecord] {
        guard let use = log.uses[call.id] else { return [record(call.encoded)] }
        if use.signature != nil { return [] }
        if let result { return [record(result.encoded)] }
        return pending.filter { !use.requests.contains($0) }.map { record($0.encoded) }
    }

    private func record(_ object: [UInt8]) -> LogRecord {
        LogRecord(signingObject: object, of: call.id)
    }
}
