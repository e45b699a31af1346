import ChillDKG

/// Who made a step fail.
enum ChillBlame {
    /// Whether the caller gave something wrong, rather than another party.
    static func isAboutInput(_ error: any Error) -> Bool {
        switch error {
        case is ChillHostKeyError, is ChillSessionParametersError, is ChillParticipantStep1Error,
            is SessionMark.Conflict:
            true
        case let error as ChillParticipantStep2Error:
            switch error {
            case .hostKey, .auxiliaryLength: true
            default: false
            }
        case let error as ChillCoordinatorError:
            switch error {
            case .messageCount, .noSuchParticipant: true
            default: false
            }
        case let error as ChillShareRecoveryError:
            if case .hostKey = error { true } else { false }
        case let error as ChillAcknowledgementError:
            switch error {
            case .hostKey, .auxiliaryLength, .messageCount: true
            case .faultyParticipant: false
            }
        default: false
        }
    }

    /// Whether a share is wrong, and nobody can be named for it yet.
    static func isWrongShare(_ error: ChillParticipantStep2Error) -> Bool {
        if case .unknownFaultyParticipantOrCoordinator = error { true } else { false }
    }

    /// What to look at before anybody is blamed; `nil` if nobody is.
    static func hint(about error: any Error) -> String? {
        switch error {
        case is ChillParticipantStep2Error, is ChillParticipantFinalizeError,
            is ChillCoordinatorError,
            is ChillInvestigationVerdict, is ChillDoubt:
            session
        case is ChillAcknowledgementError:
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
