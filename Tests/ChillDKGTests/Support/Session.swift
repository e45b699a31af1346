import ChillDKG
import DKGTestHarness
import TestSupport

/// An honest session with every message at hand.
struct Session {
    let simulation: ChillDKGSimulation
    let result: ChillResult
    let parameters: ChillSessionParameters
    let key: ChillKey

    init(_ participants: Int, _ threshold: Int, seed: UInt64 = 1) throws {
        simulation = ChillDKGSimulation(
            participants: participants, threshold: threshold, seed: seed)
        result = try simulation.run()
        parameters = result.parameters
        guard let key = result.coordinatorKey else { throw TestError("no key") }
        self.key = key
    }

    func message(_ message: ChillMessage) throws -> [UInt8] {
        guard let bytes = result.messages[message] else { throw TestError("no \(message)") }
        return bytes
    }

    /// The first messages by id.
    func firstMessages() throws -> [[UInt8]] {
        try parameters.participants.map { try message(.first(from: $0)) }
    }

    /// Step 1 again, as after a crash.
    func began(_ id: ChillParticipantID) throws -> ChillParticipant {
        let secret = random(id)
        return try ChillParticipant(
            hostKey: simulation.hostKey(id.position), parameters: parameters, random: secret)
    }

    /// The randomness of step 1, as the simulation draws it.
    func random(_ id: ChillParticipantID) -> SecretBytes {
        var source = DeterministicRandomSource(
            seed: simulation.seed, label: "random \(id.position)")
        return SecretBytes(copying: source.nextDigest().bytes.reversed())
    }

    /// Step 2 with some message.
    func signed(_ id: ChillParticipantID, _ message: [UInt8]) throws -> ChillCertifyingParticipant {
        try began(id).step2(
            message, hostKey: simulation.hostKey(id.position), auxiliaryRandomness: auxiliary())
    }

    func auxiliary() -> SecretBytes { SecretBytes(copying: [UInt8](repeating: 5, count: 32)) }
}

/// An id of a test.
func id(_ position: Int) -> ChillParticipantID {
    guard let id = ChillParticipantID(position) else { preconditionFailure("no id: \(position)") }
    return id
}
