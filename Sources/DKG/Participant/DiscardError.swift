/// Why an attempt was not discarded.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum DiscardError<StoringError: Error>: Error {
    /// The name is another ceremony's; the stored state is as it was.
    case otherCeremony(expected: Ceremony.ID, got: Ceremony.ID)
    /// The discarding could not be stored; the stored state is what it was, unless the failed write left
    /// something else.
    case notStored(StoringError)
}

extension DiscardError: CustomStringConvertible {
    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .otherCeremony(let expected, let got):
            "this participant belongs to ceremony \(expected), not to \(got); nothing was discarded. "
                + "Resume it, and name the ceremony that is to be given up."
        case .notStored(let error):
            "the discarding could not be stored, so the attempt is not given up. Resume from the stored "
                + "state and discard again: \(error)"
        }
    }
}
