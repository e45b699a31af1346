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

    /// Whether a share is wrong, and nobody can be named for it yet.
    static func isWrongShare(_ error: ParticipantStep2Error) -> Bool {
        if case .unknownFaultyParticipantOrCoordinator = error { true } else { false }
    }

    /// What to look at before anybody is blamed; `nil` if nobody is.
    static func hint(about error: any Error) -> String? {
        switch error {
        case is ParticipantStep2Error, is ParticipantFinalizeError, is CoordinatorError,
            is InvestigationVerdict, is ChillDoubt:
            session
        case is AcknowledgementError:
            "Hint: this holds if all acknowledged the same recovery data."
        default: nil
        }
    }

    /// All blame rests on that.
    private static let session =
        "Hint: this holds if all have the same --host-keys in the same order and the same --threshold, and "
        + "if all files are of one session. Compare 'dkg chilldkg params-hash' with the others before "
        + "anybody is blamed."

    /// A file that has not as many bytes as what it should hold; nobody is blamed for it.
    static func wrongLength(
        _ option: String, _ path: String, _ what: String, expected: Int, got: Int,
        _ hint: String = ""
    ) -> UsageError {
        UsageError(
            "\(option) \(path): \(what) has \(expected) bytes in this session; got \(got). Is it the right "
                + "file, and whole, and are --host-keys and --threshold those of the others?" + hint
        )
    }
}
