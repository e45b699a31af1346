/// Why no randomness was used.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum RandomSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The source reported a failure.
    case unavailable
    /// The source delivered 32 zero bytes, which a working one does once in 2^256 draws.
    case allZero
    /// The source delivered values that are not keys several times in a row; a working one does so
    /// once in 2^127 draws.
    case outOfRange

    /// What happened and what to do about it.
    public var description: String {
        switch self {
        case .unavailable:
            "the random source failed; nothing was made from it. Check that the operating system's "
                + "generator is reachable from this process and try again."
        case .allZero:
            "the random source delivered 32 zero bytes, which means that it is broken; nothing was "
                + "made from it. Use another source."
        case .outOfRange:
            "the random source delivered values above the group order several times in a row, "
                + "which means that it is broken; nothing was made from it. Use another source."
        }
    }
}
