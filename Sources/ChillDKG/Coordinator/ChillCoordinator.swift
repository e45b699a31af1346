import DiscreteLogProofs
import PolynomialCommitments
package import Secp256k1Group

/// A coordinator that collects first messages.
///
/// Nobody has to trust it: it learns no secret, and whatever it changes is noticed. Messages may come
/// in any order; ``finish()`` consumes the collection once nothing is ``missing``.
public struct ChillCoordinator: ~Copyable, Sendable {
    /// The session.
    public let parameters: ChillSessionParameters

    /// How closely messages are looked at.
    public let strictness: ChillCoordinatorStrictness

    private let arithmetic: PublicArithmetic
    private var messages: [ChillParticipantID: (bytes: [UInt8], message: ParticipantMessage1)] = [:]

    /// Begins a session.
    ///
    /// - Parameters:
    ///   - parameters: The session.
    ///   - strictness: How closely messages are looked at.
    public init(
        _ parameters: ChillSessionParameters, strictness: ChillCoordinatorStrictness = .strict
    ) {
        self.init(parameters, strictness: strictness, arithmetic: .standard)
    }

    /// Begins a session; its results do not depend on who computes.
    package init(
        _ parameters: ChillSessionParameters, strictness: ChillCoordinatorStrictness = .strict,
        arithmetic: PublicArithmetic
    ) {
        self.parameters = parameters
        self.strictness = strictness
        self.arithmetic = arithmetic
    }

    /// Takes all first messages at once (`coordinator_step1`).
    ///
    /// - Parameters:
    ///   - messages: The messages by id.
    ///   - parameters: The session.
    ///   - strictness: How closely messages are looked at.
    /// - Returns: The next state, with the message for all participants.
    /// - Throws: ``ChillCoordinatorError``.
    public static func step1(
        _ messages: [[UInt8]], parameters: ChillSessionParameters,
        strictness: ChillCoordinatorStrictness = .strict
    ) throws(ChillCoordinatorError) -> ChillCertifyingCoordinator {
        try step1(
            messages, parameters: parameters, strictness: strictness, arithmetic: .standard)
    }

    /// Takes all first messages at once; the result does not depend on who computes.
    package static func step1(
        _ messages: [[UInt8]], parameters: ChillSessionParameters,
        strictness: ChillCoordinatorStrictness = .strict, arithmetic: PublicArithmetic
    ) throws(ChillCoordinatorError) -> ChillCertifyingCoordinator {
        guard messages.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: messages.count)
        }
        var coordinator = ChillCoordinator(
            parameters, strictness: strictness, arithmetic: arithmetic)
        try coordinator.add(all: messages)
        return try coordinator.finish()
    }

    /// Whose messages have not come yet, ascending.
    public var missing: [ChillParticipantID] {
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
    /// - Throws: ``ChillCoordinatorError``; after a participant was blamed the session cannot succeed.
    public mutating func add(
        _ message: [UInt8], from id: ChillParticipantID
    ) throws(ChillCoordinatorError) {
        guard parameters.contains(id) else {
            throw .noSuchParticipant(id, count: parameters.count)
        }
        if let earlier = messages[id], earlier.bytes != message { throw .alreadyAdded(id) }
        do throws(MessageFault) {
            let decoded = try ParticipantMessage1(message, in: parameters)
            if strictness == .strict {
                guard try ChillCoordinator.claim(decoded, from: id).isValid else {
                    throw MessageFault(.proofOfPossession)
                }
            }
            messages[id] = (message, decoded)
        } catch {
            throw .faultyParticipant(id, error.reason)
        }
    }

    /// The first message of each, with the proofs verified together.
    ///
    /// Blames whom adding one after the other would blame.
    private mutating func add(all messages: [[UInt8]]) throws(ChillCoordinatorError) {
        var claims: [SignatureClaim] = []
        var fault: ChillCoordinatorError?
        for (id, bytes) in zip(parameters.participants, messages) {
            do throws(MessageFault) {
                let decoded = try ParticipantMessage1(bytes, in: parameters)
                if strictness == .strict {
                    claims.append(try ChillCoordinator.claim(decoded, from: id))
                }
                self.messages[id] = (bytes, decoded)
            } catch {
                fault = .faultyParticipant(id, error.reason)
                break
            }
        }
        // Whoever comes before the message that is refused is blamed first.
        if let position = SignatureClaim.firstInvalid(of: claims, by: arithmetic) {
            throw .faultyParticipant(parameters.participants[position], .proofOfPossession)
        }
        if let fault { throw fault }
    }

    /// What the participants would find out later, without being able to tell whose fault it is; the
    /// proof, which takes most of the time, is left to be verified.
    private static func claim(
        _ message: ParticipantMessage1, from id: ChillParticipantID
    ) throws(MessageFault) -> SignatureClaim {
        do throws(PointError) {
            _ = try Point(compressed: message.publicNonce)
        } catch {
            throw MessageFault(.publicNonce(error))
        }
        guard
            let claim = ProofOfPossession.claim(
                message.proof, of: id, for: message.commitment.constantTerm)
        else { throw MessageFault(.constantTermAtInfinity) }
        return claim
    }

    /// Sums what has come.
    ///
    /// - Returns: The next state, with the message for all participants.
    /// - Throws: ``ChillCoordinatorError/missing(_:)`` or ``ChillCoordinatorError/unusableKey``.
    public consuming func finish() throws(ChillCoordinatorError) -> ChillCertifyingCoordinator {
        let ordered = parameters.participants.compactMap { messages[$0]?.message }
        guard ordered.count == parameters.count else { throw .missing(missing) }
        let sum = FeldmanCommitment.sum(of: ordered.map(\.commitment), by: arithmetic)
        let message = CoordinatorMessage1(
            constantTerms: ordered.map(\.commitment.constantTerm),
            otherTerms: Array(sum.points.dropFirst()),
            proofs: ordered.map(\.proof),
            publicNonces: ordered.map(\.publicNonce),
            encryptedShares: (0..<parameters.count).map { receiver in
                ordered.reduce(.zero) { $0 + $1.encryptedShares[receiver] }
            })
        let agreement = message.agreement(parameters)
        guard let tweaked = agreement.tweaked() else { throw .unusableKey }
        return ChillCertifyingCoordinator(
            message: message, agreement: agreement, tweaked: tweaked, arithmetic: arithmetic)
    }
}
