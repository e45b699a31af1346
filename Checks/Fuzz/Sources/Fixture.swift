import DKG
import DKGTestHarness

/// A small ceremony that is over, to decode and to judge in.
final class Fixture: Sendable {
    static let pedersen = Fixture(.pedersen)
    static let feldman = Fixture(.feldman)
    static let all = [pedersen, feldman]

    let ceremony: Ceremony
    let session: Session
    let dealings: [ParticipantIndex: AcceptedDealing]

    /// The state in which the dealing round has just been opened.
    let start: PublicState

    private let identity: SigningKey

    private init(_ scheme: CommitmentScheme) {
        let configuration = SimulationConfiguration(
            participants: 3, threshold: 2, scheme: scheme, seed: 99)
        guard let result = try? CeremonySimulation.run(configuration),
            let session = result.auditor.session, let identity = try? configuration.identity(at: 0)
        else { preconditionFailure("the fixture's ceremony is possible") }
        ceremony = result.ceremony
        self.session = session
        self.identity = identity
        dealings = result.auditor.dealings
        var state = PublicState(ceremony: ceremony)
        for envelope in result.board.envelopes(inRound: 0) { _ = state.receive(envelope) }
        state.closeRound()
        start = state
    }

    /// Opens a sealed state of member 1: as it is, and with the tag that makes the rest of it authentic.
    func open(_ bytes: [UInt8]) {
        guard let key = StateKey(SecretBytes(copying: [UInt8](repeating: 9, count: 32))) else {
            return
        }
        if let state = try? SavedState(
            opening: bytes, for: ceremony, index: session.receivers[0], with: key)
        {
            precondition(state.sealed(with: key) == bytes)
        }
        // Beyond the tag: any envelopes, as if they had been released.
        if let seed = CeremonySeed(stored: SecretBytes(copying: [UInt8](repeating: 1, count: 32))) {
            _ = try? UnstoredParticipant(
                ceremony: ceremony, identity: identity.duplicate(), seed: seed, released: [bytes]
            ).index
        }
    }

    /// A message of member 1 with this body.
    func sign(_ body: [UInt8], in round: Round) -> [UInt8] {
        let id = round == .join ? ceremony.id.digest : session.id.digest
        return Envelope(
            signing: body, in: round, id: id, sender: session.receivers[0], identity: identity
        ) { _ in nil }.bytes
    }
}
