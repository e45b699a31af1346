import DKG
import DKGTestHarness
import TestSupport

/// Single participants of a simulated ceremony, with the identities that the simulation uses.
struct CeremonyFixture {
    let configuration: SimulationConfiguration
    let ceremony: Ceremony

    /// The simulated ceremony, or with an `instance` another attempt at it.
    init(_ configuration: SimulationConfiguration, instance: UInt64? = nil) throws {
        self.configuration = configuration
        let ceremony = try configuration.ceremony()
        guard let instance else {
            self.ceremony = ceremony
            return
        }
        var source = DeterministicRandomSource(seed: instance, label: "attempt")
        self.ceremony = try Ceremony(
            scheme: ceremony.scheme, purpose: ceremony.purpose, board: ceremony.board,
            threshold: ceremony.threshold.count, roster: ceremony.roster,
            instance: Ceremony.Instance(source.nextDigest()), context: ceremony.context)
    }

    /// A participant at the beginning.
    func participant(_ index: Int, freshSeed: UInt64 = 1) throws -> UnstoredParticipant {
        let identity = try configuration.identity(at: index - 1)
        var source = DeterministicRandomSource(seed: freshSeed, label: "fixture \(index)")
        let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
        return try UnstoredParticipant(ceremony: ceremony, identity: identity, seed: seed)
    }
}
