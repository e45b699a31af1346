public import DKG

/// Somebody who reads the board.
public enum Reader: Hashable, Sendable {
    /// A participant.
    case participant(ParticipantIndex)
    /// The auditor, who holds no secret.
    case auditor
}

extension Reader: CustomStringConvertible {
    /// "participant 3" or "auditor".
    public var description: String {
        switch self {
        case .participant(let index): "participant \(index)"
        case .auditor: "auditor"
        }
    }
}
