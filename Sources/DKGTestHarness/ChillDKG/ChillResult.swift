public import ChillDKG
import DKG

/// What a simulated ChillDKG session came to.
public struct ChillResult: Sendable {
    /// What was run.
    public let simulation: ChillDKGSimulation

    /// The session.
    public let parameters: ChillSessionParameters

    /// What the coordinator ended with, if not with a key: whom it blames, or who is missing.
    public internal(set) var coordinatorError: ChillCoordinatorError?

    /// The coordinator's key.
    public internal(set) var coordinatorKey: ChillKey?

    /// Every message as it arrived.
    public private(set) var messages: [ChillMessage: [UInt8]] = [:]

    let seats: [ChillSeat]

    init(simulation: ChillDKGSimulation, parameters: ChillSessionParameters, seats: [ChillSeat]) {
        self.simulation = simulation
        self.parameters = parameters
        self.seats = seats
    }

    mutating func record(_ bytes: [UInt8], _ message: ChillMessage) {
        messages[message] = bytes
    }

    /// What the session came to for a participant.
    ///
    /// - Parameter id: The participant.
    /// - Returns: The outcome; waiting, for an id beyond the session.
    public func outcome(of id: ChillParticipantID) -> ChillOutcome {
        parameters.contains(id) ? seats[id.position].outcome : .waiting
    }

    /// Hands out a participant's share, once.
    ///
    /// - Parameter id: The participant.
    /// - Returns: The package; `nil` if there is none, or it was taken before.
    public func takePackage(of id: ChillParticipantID) -> ChillKeyPackage? {
        guard parameters.contains(id) else { return nil }
        return seats[id.position].takePackage()
    }

    /// Whom the coordinator blames; `nil` if nobody.
    public var blamedByCoordinator: ChillParticipantID? {
        if case .faultyParticipant(let id, _) = coordinatorError { return id }
        return nil
    }
}
