import ChillDKG
import DKG
public import DKGTestHarness
import FROSTKeyGeneration

/// Where the key of a plan comes from; its protocol is honest.
public enum SigningKeyOrigin: Hashable, Sendable, CaseIterable {
    /// Somebody whom all trust deals it.
    case dealt
    /// A ceremony.
    case pedersen
    /// A ceremony.
    case feldman
    /// A session of ChillDKG.
    case chillDKG
    /// A key generation of the FROST crates.
    case frost
    /// One for Taproot.
    case frostTaproot

    /// Makes the key.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - seed: What everything follows from.
    /// - Returns: The key and its holders.
    /// - Throws: An error if there is no such key; in a ceremony n is at least 2 t - 1.
    public func group(participants: Int, threshold: Int, seed: UInt64) throws -> SigningGroup {
        switch self {
        case .dealt: return try SigningGroup(dealing: threshold, of: participants, seed: seed)
        case .pedersen, .feldman:
            let scheme: CommitmentScheme = self == .feldman ? .feldman : .pedersen
            return try SigningGroup(
                of: CeremonySimulation.honest(
                    participants: participants, threshold: threshold, scheme: scheme, seed: seed))
        case .chillDKG:
            return try SigningGroup(
                of: ChillDKGSimulation(
                    participants: participants, threshold: threshold, seed: seed
                ).run())
        case .frost, .frostTaproot:
            let identifiers = try (1...participants).map {
                FROSTIdentifier(try ParticipantIndex($0))
            }
            let simulation = FROSTSimulation(
                self == .frost ? .secp256k1 : .secp256k1Taproot, identifiers: identifiers,
                threshold: threshold, seed: seed)
            return try SigningGroup(of: simulation.run(), seed: seed)
        }
    }

    /// Whether the key is one of this package's ceremonies, which signs of BIP 340 with a Taproot tweak only.
    var isOwn: Bool { self == .pedersen || self == .feldman }

    /// Whether there is such a key with t of n shares.
    func allows(participants: Int, threshold: Int) -> Bool {
        switch self {
        case .dealt, .chillDKG: 1...participants ~= threshold
        case .pedersen, .feldman: threshold >= 1 && participants >= 2 * threshold - 1
        // The crates know no key of one.
        case .frost, .frostTaproot: participants >= 2 && 2...participants ~= threshold
        }
    }
}
