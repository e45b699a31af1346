public import ChillDKG
import DKGTestHarness

/// One participant of an honest ChillDKG session among n - 1 others that exist as messages only.
public final class ChillSoloSession {
    /// What was sent and received, and the result.
    public struct Result: Sendable {
        /// Bytes of both messages of the participant.
        public internal(set) var bytesSent = 0
        /// Bytes of both messages of the coordinator.
        public internal(set) var bytesReceived = 0
        /// The public key, with the Taproot tweak.
        public internal(set) var publicKey = Point.infinity
        /// The public keys of all shares, by id.
        public internal(set) var verificationShares: [Point] = []
    }

    private let simulation: ChillDKGSimulation
    private let reader: ChillParticipantID
    private let arithmetic: MeasuredArithmetic
    private var first: ChillParticipant?
    private var second: ChillCertifyingParticipant?
    private var package: ChillKeyPackage?
    private var result = Result()

    /// Sets a session up; nothing is measured yet.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - reader: Who is measured.
    ///   - seed: Everything follows from it.
    ///   - arithmetic: What computes with public points for whoever is measured.
    public init(
        participants: Int, threshold: Int, reader: ChillParticipantID, seed: UInt64,
        arithmetic: MeasuredArithmetic
    ) {
        simulation = ChillDKGSimulation(
            participants: participants, threshold: threshold, seed: seed)
        self.reader = reader
        self.arithmetic = arithmetic
    }

    /// Runs the session from the session parameters to the key with all verification shares.
    ///
    /// - Parameter measure: Called with every part of the participant's work, which it must do once.
    ///   What happens between these calls prepares messages and is nobody's cost.
    /// - Returns: The result.
    /// - Throws: ``MeasurementError`` if a part is not done once; errors of the session, if the
    ///   participant is not part of it or its size is impossible.
    public func run(measure: (ChillPhase, () throws -> Void) throws -> Void) throws -> Result {
        let own = reader
        let hostPublicKeys = try (0..<simulation.participants).map {
            try simulation.hostKey($0).publicKey.compressed
        }
        let hostKey = try simulation.hostKey(own.position)
        let random = try simulation.secret("random", own.position)
        let auxiliary = try simulation.secret("aux", own.position)

        try measure(.step1) {
            let parameters = try ChillSessionParameters(
                hostPublicKeys: hostPublicKeys, threshold: simulation.threshold)
            first = try ChillParticipant(
                hostKey: hostKey, parameters: parameters, random: random)
        }
        let parameters = try simulation.parameters()
        let peers = try parameters.participants.map { id in
            id == own ? nil : try PreparedChillPeer(id, simulation, parameters)
        }
        let firstMessage = takeFirstMessage()
        let coordinator = try ChillCoordinator.step1(
            peers.map { $0?.message ?? firstMessage }, parameters: parameters,
            strictness: .lenient)
        let summed = coordinator.message

        try measure(.step2) {
            guard let participant = first.take() else { throw MeasurementError.measuredTwice }
            second = try participant.step2(
                summed, hostKey: hostKey, auxiliaryRandomness: auxiliary,
                arithmetic: arithmetic.arithmetic)
        }
        let signature = takeSignature()
        let (certificate, _) = try coordinator.finalize(
            peers.map { try $0?.signature(on: summed, simulation) ?? signature })

        try measure(.finalize) {
            guard let participant = second.take() else { throw MeasurementError.measuredTwice }
            package = try participant.finalize(
                certificate, arithmetic: arithmetic.arithmetic)
        }
        try measure(.shares) { try computeShares() }
        result.bytesSent = firstMessage.count + signature.count
        result.bytesReceived = summed.count + certificate.count
        return result
    }

    private func takeFirstMessage() -> [UInt8] {
        switch first {
        case .some(let participant): participant.message
        case .none: []
        }
    }

    private func takeSignature() -> [UInt8] {
        switch second {
        case .some(let participant): participant.message
        case .none: []
        }
    }

    private func computeShares() throws {
        switch package {
        case .some(let package):
            result.publicKey = package.key.publicKey.point
            result.verificationShares = package.key.verificationShares(
                by: arithmetic.arithmetic)
        case .none: throw MeasurementError.measuredTwice
        }
    }
}
