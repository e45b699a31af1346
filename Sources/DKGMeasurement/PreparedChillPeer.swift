import ChillDKG
import DKGTestHarness

/// One of those that are not measured: it says what an honest participant says.
final class PreparedChillPeer {
    let message: [UInt8]
    private let position: Int
    private var participant: ChillParticipant?

    init(
        _ id: ChillParticipantID, _ simulation: ChillDKGSimulation,
        _ parameters: ChillSessionParameters
    ) throws {
        let participant = try ChillParticipant(
            hostKey: simulation.hostKey(id.position), parameters: parameters,
            random: simulation.secret("random", id.position))
        position = id.position
        message = participant.message
        self.participant = .some(participant)
    }

    /// The second message, once.
    func signature(
        on coordinatorMessage: [UInt8], _ simulation: ChillDKGSimulation
    ) throws -> [UInt8] {
        guard let participant = participant.take() else { throw MeasurementError.measuredTwice }
        let next = try participant.step2(
            coordinatorMessage, hostKey: simulation.hostKey(position),
            auxiliaryRandomness: simulation.secret("aux", position))
        return next.message
    }
}
