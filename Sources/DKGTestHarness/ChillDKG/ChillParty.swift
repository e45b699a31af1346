public import ChillDKG

/// One party of a simulated ChillDKG session.
public enum ChillParty: Hashable, Sendable, CustomStringConvertible {
    /// A participant.
    case participant(ChillParticipantID)
    /// The coordinator.
    case coordinator

    /// The lower-case name.
    public var description: String {
        switch self {
        case .participant(let id): "participant \(id)"
        case .coordinator: "the coordinator"
        }
    }
}
