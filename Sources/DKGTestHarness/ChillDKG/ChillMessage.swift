public import ChillDKG

/// One message of a simulated ChillDKG session on its way.
public enum ChillMessage: Hashable, Sendable, CustomStringConvertible {
    /// A participant's first message.
    case first(from: ChillParticipantID)
    /// The coordinator's first message, as this participant gets it.
    case summed(to: ChillParticipantID)
    /// A participant's signature.
    case signature(from: ChillParticipantID)
    /// The certificate, as this participant gets it.
    case certificate(to: ChillParticipantID)
    /// The coordinator's answer to an investigation.
    case investigation(to: ChillParticipantID)

    /// Who sends it.
    public var sender: ChillParty {
        switch self {
        case .first(let id), .signature(let id): .participant(id)
        case .summed, .certificate, .investigation: .coordinator
        }
    }

    /// The message and its other end.
    public var description: String {
        switch self {
        case .first(let id): "first message of \(id)"
        case .summed(let id): "coordinator's first message to \(id)"
        case .signature(let id): "signature of \(id)"
        case .certificate(let id): "certificate to \(id)"
        case .investigation(let id): "investigation message to \(id)"
        }
    }
}
