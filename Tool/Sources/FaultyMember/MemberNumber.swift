import ArgumentParser
import DKG
import DKGTestHarness

/// What the secrets of the member follow from.
struct MemberNumber: ParsableArguments {
    @Option(help: "What its identity and its secrets follow from.")
    var seed: UInt64 = 1

    func identity() throws -> SigningKey {
        var source = DeterministicRandomSource(seed: seed, label: "faulty member's identity")
        return try SigningKey(random: &source)
    }

    /// The same whenever it is started, so that it contradicts itself only where a script says so.
    func ceremonySeed(for id: Ceremony.ID) throws -> CeremonySeed {
        var source = DeterministicRandomSource(seed: seed, label: "faulty member in \(id)")
        switch CeremonySeed(stored: try SecretBytes(random32: &source)) {
        case .some(let seed): return seed
        case .none: throw ValidationError("This seed has no secrets; give another.")
        }
    }
}
