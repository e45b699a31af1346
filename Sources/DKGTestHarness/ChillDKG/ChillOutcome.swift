public import ChillDKG

/// What a simulated session came to for one participant.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillOutcome: Sendable {
    /// It has the key.
    case key(ChillKey)
    /// It waits for a message that does not come.
    case waiting
    /// It did not sign, and says why.
    case refusedToSign(ChillParticipantStep2Error)
    /// It did not sign, and the investigation blamed somebody.
    case investigated(ChillInvestigationVerdict)
    /// It did not accept the certificate.
    case refusedCertificate(ChillParticipantFinalizeError)

    /// The key, if there is one.
    public var key: ChillKey? {
        if case .key(let key) = self { return key }
        return nil
    }

    /// Whom the participant blames: more than one if it cannot tell which of them it was.
    public var suspects: Set<ChillParty> {
        switch self {
        case .key, .waiting: []
        case .refusedToSign(let error):
            switch error {
            case .faultyCoordinator: [.coordinator]
            case .faultyParticipantOrCoordinator(let id, _): [.coordinator, .participant(id)]
            case .hostKey, .auxiliaryLength, .unknownFaultyParticipantOrCoordinator, .unusableKey:
                []
            }
        case .investigated(let verdict):
            switch verdict {
            case .faultyCoordinator: [.coordinator]
            case .faultyParticipantOrCoordinator(let id, _): [.coordinator, .participant(id)]
            }
        case .refusedCertificate: [.coordinator]
        }
    }
}
