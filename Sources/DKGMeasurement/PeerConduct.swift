/// What the other participants of a measured ceremony do.
public enum PeerConduct: Hashable, Sendable, CaseIterable {
    /// What they should.
    case honest
    /// t - 1 of them publish no Feldman values, so that everybody has to open their polynomials.
    case silentExtraction
    /// The same, and in the round of the openings each of them lies about the last of them.
    case silentExtractionAndLies
}

extension PeerConduct: CustomStringConvertible {
    /// The name, as reports write it.
    public var description: String {
        switch self {
        case .honest: "honest"
        case .silentExtraction: "silent"
        case .silentExtractionAndLies: "silent and lying"
        }
    }
}
