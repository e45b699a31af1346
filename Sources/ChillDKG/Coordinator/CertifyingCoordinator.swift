import PolynomialCommitments
import Secp256k1Group

/// A coordinator that has sent its first message and collects signatures.
///
/// Single use: ``finish()`` consumes it.
public struct CertifyingCoordinator: ~Copyable, Sendable {
    /// The session.
    public let parameters: SessionParameters

    /// The first message, the same for all participants: 162n + 33(t - 1) bytes (cmsg1).
    public let message: [UInt8]

    private let agreement: Agreement
    private let agreementBytes: [UInt8]
    private let tweaked: TweakedPolynomial
    private var signatures: [ParticipantID: Signature] = [:]

    init(message: CoordinatorMessage1, agreement: Agreement, tweaked: TweakedPolynomial) {
        parameters = agreement.parameters
        self.message = message.encoded
        self.agreement = agreement
        agreementBytes = agreement.encoded
        self.tweaked = tweaked
    }

    /// Whose signatures have not come yet, ascending.
    public var missing: [ParticipantID] {
        parameters.participants.filter { signatures[$0] == nil }
    }

    /// Takes one second message.
    ///
    /// - Parameters:
    ///   - message: pmsg2, 64 bytes.
    ///   - id: Who sent it.
    /// - Throws: ``CoordinatorError``.
    public mutating func add(
        _ message: [UInt8], from id: ParticipantID
    ) throws(CoordinatorError) {
        guard parameters.contains(id) else {
            throw .noSuchParticipant(id, count: parameters.count)
        }
        guard let signature = Signature(message) else {
            throw .faultyParticipant(
                id, .length(expected: Signature.byteCount, got: message.count))
        }
        if let earlier = signatures[id], earlier != signature { throw .alreadyAdded(id) }
        guard
            Certification.isValid(
                signature, Certification.certificateMessage(id: id, agreementBytes), of: id,
                in: parameters)
        else { throw .faultyParticipant(id, .signature) }
        signatures[id] = signature
    }

    /// Takes all second messages at once (`coordinator_finalize`).
    ///
    /// - Parameter messages: The messages by id.
    /// - Returns: The certificate for all participants (cmsg2, 64n bytes) and the key.
    /// - Throws: ``CoordinatorError``.
    public consuming func finalize(
        _ messages: [[UInt8]]
    ) throws(CoordinatorError) -> (message: [UInt8], key: ChillKey) {
        guard messages.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: messages.count)
        }
        for (id, message) in zip(parameters.participants, messages) { try add(message, from: id) }
        return try finish()
    }

    /// Puts the certificate together.
    ///
    /// - Returns: The certificate for all participants (cmsg2, 64n bytes) and the key.
    /// - Throws: ``CoordinatorError/missing(_:)``.
    public consuming func finish() throws(CoordinatorError) -> (message: [UInt8], key: ChillKey) {
        let certificate = parameters.participants.compactMap { signatures[$0] }
        guard certificate.count == parameters.count else { throw .missing(missing) }
        let key = ChillKey(
            agreement: agreement, agreementBytes: agreementBytes, tweaked: tweaked,
            certificate: certificate)
        return (certificate.flatMap(\.bytes), key)
    }
}
