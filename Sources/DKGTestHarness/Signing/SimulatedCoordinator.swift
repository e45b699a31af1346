import DKG
import ThresholdSigning

/// The coordinator of a simulation: a real one, and what it sends in place of what it should.
final class SimulatedCoordinator {
    private var robust: RobustCoordinator
    private let key: SigningKey
    private let fault: CoordinatorFault?

    init(
        _ configuration: SigningConfiguration, of key: ThresholdKey
    ) throws(SigningSimulationError) {
        fault = configuration.coordinatorFault
        self.key = try configuration.coordinatorKey()
        let own = try configuration.coordinatorKey()
        do throws(SigningRequestError) {
            robust = try RobustCoordinator(
                for: configuration.message, with: key, by: configuration.scheme,
                derivation: configuration.derivation, options: configuration.options,
                signedBy: own)
        } catch {
            throw .request(error)
        }
    }

    var signature: ThresholdSignature? { robust.signature }
    var signingKey: PublicKey? { robust.signingKey }
    var sessionCount: Int { robust.sessionCount }
    var verificationKey: VerificationKey { key.verificationKey }

    func receive(_ bytes: [UInt8]) -> [CoordinatorAction] { robust.receive(bytes) }

    /// What it sends to one of the signers whom it should send a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - isFirst: Whether the signer is the first of the list.
    /// - Returns: What it sends, in order.
    func requests(insteadOf request: SignedRequest, isFirst: Bool) -> [SignedRequest] {
        var forged = ForgedRequest(request.request)
        switch fault {
        case nil, .replaysOld, .forgedAnswers: return [request]
        case .differentLists:
            let count = request.request.points.count
            guard isFirst, count > 1 else { return [request] }
            forged.replaceCommitment(at: count - 1)
        case .alteredCommitment: forged.replaceCommitment(at: 0)
        case .wrongAggregate: forged.spoilAggregate()
        case .asksTwice:
            forged.changeMessage()
            return [request] + signed(forged)
        }
        return signed(forged)
    }

    private func signed(_ forged: ForgedRequest) -> [SignedRequest] {
        forged.request.map { [SignedRequest($0, signedBy: key)] } ?? []
    }
}
