import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group

/// A coordinator that has sent its first message and collects signatures.
///
/// Single use: ``finish()`` consumes it.
public struct ChillCertifyingCoordinator: ~Copyable, Sendable {
    /// The session.
    public let parameters: ChillSessionParameters

    /// The first message, the same for all participants: 162n + 33(t - 1) bytes (cmsg1).
    public let message: [UInt8]

    private let agreement: Agreement
    private let agreementBytes: [UInt8]
    private let tweaked: TweakedPolynomial
    private let arithmetic: PublicArithmetic
    private var signatures: [ChillParticipantID: Signature] = [:]

    init(
        message: CoordinatorMessage1, agreement: Agreement, tweaked: TweakedPolynomial,
        arithmetic: PublicArithmetic
    ) {
        parameters = agreement.parameters
        self.message = message.encoded
        self.agreement = agreement
        agreementBytes = agreement.encoded
        self.tweaked = tweaked
        self.arithmetic = arithmetic
    }

    /// Whose signatures have not come yet, ascending.
    public var missing: [ChillParticipantID] {
        parameters.participants.filter { signatures[$0] == nil }
    }

    /// Takes one second message.
    ///
    /// - Parameters:
    ///   - message: pmsg2, 64 bytes.
    ///   - id: Who sent it.
    /// - Throws: ``ChillCoordinatorError``.
    public mutating func add(
        _ message: [UInt8], from id: ChillParticipantID
    ) throws(ChillCoordinatorError) {
        let (signature, claim) = try decoded(message, from: id)
        guard claim.isValid else { throw .faultyParticipant(id, .signature) }
        signatures[id] = signature
    }

    /// Looks at everything but whether the signature verifies.
    private borrowing func decoded(
        _ message: [UInt8], from id: ChillParticipantID
    ) throws(ChillCoordinatorError) -> (Signature, SignatureClaim) {
        guard parameters.contains(id) else {
            throw .noSuchParticipant(id, count: parameters.count)
        }
        guard let signature = Signature(message) else {
            throw .faultyParticipant(
                id, .length(expected: Signature.byteCount, got: message.count))
        }
        if let earlier = signatures[id], earlier != signature { throw .alreadyAdded(id) }
        let signed = agreementBytes
        guard
            let claim = Certification.claim(
                signature, of: id, in: parameters,
                message: { Certification.certificateMessage(id: id, signed) })
        else { throw .noSuchParticipant(id, count: parameters.count) }
        return (signature, claim)
    }

    /// Takes all second messages at once (`coordinator_finalize`).
    ///
    /// - Parameter messages: The messages by id.
    /// - Returns: The certificate for all participants (cmsg2, 64n bytes) and the key.
    /// - Throws: ``ChillCoordinatorError``.
    public consuming func finalize(
        _ messages: [[UInt8]]
    ) throws(ChillCoordinatorError) -> (message: [UInt8], key: ChillKey) {
        guard messages.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: messages.count)
        }
        var claims: [SignatureClaim] = []
        var fault: ChillCoordinatorError?
        for (id, message) in zip(parameters.participants, messages) {
            do throws(ChillCoordinatorError) {
                let (signature, claim) = try decoded(message, from: id)
                signatures[id] = signature
                claims.append(claim)
            } catch {
                fault = error
                break
            }
        }
        // Whoever comes before the message that is refused is blamed first.
        if let position = SignatureClaim.firstInvalid(of: claims, by: arithmetic) {
            throw .faultyParticipant(parameters.participants[position], .signature)
        }
        if let fault { throw fault }
        return try finish()
    }

    /// Puts the certificate together.
    ///
    /// - Returns: The certificate for all participants (cmsg2, 64n bytes) and the key.
    /// - Throws: ``ChillCoordinatorError/missing(_:)``.
    public consuming func finish() throws(ChillCoordinatorError) -> (
        message: [UInt8], key: ChillKey
    ) {
        let certificate = parameters.participants.compactMap { signatures[$0] }
        guard certificate.count == parameters.count else { throw .missing(missing) }
        let key = ChillKey(
            agreement: agreement, agreementBytes: agreementBytes, tweaked: tweaked,
            certificate: certificate)
        return (certificate.flatMap(\.bytes), key)
    }
}
