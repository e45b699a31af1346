import Secp256k1Group

/// A coordinator that collects first messages.
///
/// Nobody has to trust it: it learns no secret, and whatever it changes is noticed. Messages may come
/// in any order; ``finish()`` consumes the collection once nothing is ``missing``.
public struct ChillCoordinator: ~Copyable, Sendable {
    /// The session.
    public let parameters: SessionParameters

    /// How closely messages are looked at.
    public let strictness: CoordinatorStrictness

    private var messages: [ParticipantID: (bytes: [UInt8], message: ParticipantMessage1)] = [:]

    /// Begins a session.
    ///
    /// - Parameters:
    ///   - parameters: The session.
    ///   - strictness: How closely messages are looked at.
    public init(_ parameters: SessionParameters, strictness: CoordinatorStrictness = .strict) {
        self.parameters = parameters
        self.strictness = strictness
    }

    /// Takes all first messages at once (`coordinator_step1`).
    ///
    /// - Parameters:
    ///   - messages: The messages by id.
    ///   - parameters: The session.
    ///   - strictness: How closely messages are looked at.
    /// - Returns: The next state, with the message for all participants.
    /// - Throws: ``CoordinatorError``.
    public static func step1(
        _ messages: [[UInt8]], parameters: SessionParameters,
        strictness: CoordinatorStrictness = .strict
    ) throws(CoordinatorError) -> CertifyingCoordinator {
        guard messages.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: messages.count)
        }
        var coordinator = ChillCoordinator(parameters, strictness: strictness)
        for (id, message) in zip(parameters.participants, messages) {
            try coordinator.add(message, from: id)
        }
        return try coordinator.finish()
    }

    /// Whose messages have not come yet, ascending.
    public var missing: [ParticipantID] {
        parameters.participants.filter { messages[$0] == nil }
    }

    /// Takes one first message.
    ///
    /// The caller knows from its channel who sent it. A message that comes twice is ignored; a second
    /// one that differs is refused, and the first one stays.
    ///
    /// - Parameters:
    ///   - message: pmsg1.
    ///   - id: Who sent it.
    /// - Throws: ``CoordinatorError``; after a participant was blamed the session cannot succeed.
    public mutating func add(
        _ message: [UInt8], from id: ParticipantID
    ) throws(CoordinatorError) {
        guard parameters.contains(id) else {
            throw .noSuchParticipant(id, count: parameters.count)
        }
        if let earlier = messages[id], earlier.bytes != message { throw .alreadyAdded(id) }
        do throws(MessageFault) {
            let decoded = try ParticipantMessage1(message, in: parameters)
            if strictness == .strict { try ChillCoordinator.check(decoded, from: id) }
            messages[id] = (message, decoded)
        } catch {
            throw .faultyParticipant(id, error.reason)
        }
    }

    /// What the participants would find out later, without being able to tell whose fault it is.
    private static func check(
        _ message: ParticipantMessage1, from id: ParticipantID
    ) throws(MessageFault) {
        do throws(PointError) {
            _ = try Point(compressed: message.publicNonce)
        } catch {
            throw MessageFault(.publicNonce(error))
        }
        let constantTerm = message.commitment.constantTerm
        if constantTerm.isInfinity { throw MessageFault(.constantTermAtInfinity) }
        guard ProofOfPossession.isValid(message.proof, of: id, for: constantTerm) else {
            throw MessageFault(.proofOfPossession)
        }
    }

    /// Sums what has come.
    ///
    /// - Returns: The next state, with the message for all participants.
    /// - Throws: ``CoordinatorError/missing(_:)`` or ``CoordinatorError/unusableKey``.
    public consuming func finish() throws(CoordinatorError) -> CertifyingCoordinator {
        let ordered = parameters.participants.compactMap { messages[$0]?.message }
        guard ordered.count == parameters.count else { throw .missing(missing) }
        let count = parameters.count
        let message = CoordinatorMessage1(
            constantTerms: ordered.map(\.commitment.constantTerm),
            otherTerms: (1..<parameters.threshold.count).map { k in
                Point.sum(count: count) { ordered[$0].commitment.points[k] }
            },
            proofs: ordered.map(\.proof),
            publicNonces: ordered.map(\.publicNonce),
            encryptedShares: (0..<count).map { receiver in
                ordered.reduce(.zero) { $0 + $1.encryptedShares[receiver] }
            })
        let agreement = message.agreement(parameters)
        guard let tweaked = agreement.tweaked() else { throw .unusableKey }
        return CertifyingCoordinator(message: message, agreement: agreement, tweaked: tweaked)
    }
}
