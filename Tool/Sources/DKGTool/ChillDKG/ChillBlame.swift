import ChillDKG

/// Who made a step fail.
enum ChillBlame {
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
