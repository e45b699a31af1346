import DKG
import ThresholdSigning

/// Makes a whole signature in memory: real signers, a real robust coordinator, and liars among them.
///
/// ```swift
/// let group = try SigningGroup(of: CeremonySimulation.honest(participants: 5, threshold: 3))
/// var configuration = SigningConfiguration(signing: message, by: .taproot, derivation: .taproot())
/// configuration.scripts[try ParticipantIndex(2)] = SignerScript(.wrongShare)
/// let result = try SigningSimulation.run(configuration, by: group)
/// ```
///
/// Every message is carried as bytes. All of them arrive, those that come too late to matter too.
public enum SigningSimulation {
    /// Runs until nothing is on the way any more.
    ///
    /// - Parameters:
    ///   - configuration: What is simulated.
    ///   - group: Who signs. Members of the key without a share are silent.
    /// - Returns: What it came to.
    /// - Throws: ``SigningSimulationError`` if there can be no such signature.
    public static func run(
        _ configuration: SigningConfiguration, by group: SigningGroup
    ) throws(SigningSimulationError) -> SigningOutcome {
        for index in configuration.scripts.keys.sorted() where group.key.member(index) == nil {
            throw .scriptOfStranger(index)
        }
        var run = try SigningRun(configuration, group)
        try run.begin()
        while try run.deliver() {}
        return run.result()
    }
}
