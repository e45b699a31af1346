import ChillDKG

/// Who made a step fail.
enum ChillBlame {
    /// Whether the caller gave something wrong, rather than another party.
    static func isAboutInput(_ error: any Error) -> Bool {
        switch error {
        case is HostKeyError, is SessionParametersError, is ParticipantStep1Error,
            is SessionMark.Conflict:
            true
        case let error as ParticipantStep2Error:
            switch error {
            case .hostKey, .auxiliaryLength: true
            default: false
            }
        case let error as CoordinatorError:
            switch error {
            case .messageCount, .noSuchParticipant: true
            default: false
            }
        case let error as ShareRecoveryError:
            if case .hostKey = error { true } else { false }
        case let error as AcknowledgementError:
            switch error {
            case .hostKey, .auxiliaryLength, .messageCount: true
            case .faultyParticipant: false
            }
        default: false
        }
    }
}
