/// What the caller of a key generation did wrong before it began.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum FROSTSetupError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A session has 2...65535 participants.
    case participants(got: Int)
    /// A threshold is in 2...n.
    case threshold(got: Int, participants: Int)
    /// A seed has 32 bytes.
    case seedLength(got: Int)
    /// A seed is not 32 zero bytes, which memory that was never filled holds.
    case seedIsZero

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .participants(let got):
            "a session has 2...65535 participants; got \(got)."
        case .threshold(let got, let participants):
            "the threshold, the number of shares that sign, is in 2...\(participants) for "
                + "\(participants) participants; got \(got)."
        case .seedLength(let got):
            "a seed is 32 fresh random bytes; got \(got)."
        case .seedIsZero:
            "a seed is 32 fresh random bytes; got nothing but zeros."
        }
    }
}
