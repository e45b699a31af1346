/// Why bytes are not a host key, or one that cannot be used here.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillHostKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A host key is 32 bytes.
    case length(expected: Int, got: Int)
    /// The integer is zero, or the group order q or more.
    case outOfRange
    /// The public key is not among the session's host public keys.
    case notListed
    /// The key is not the one with which step 1 was made.
    case otherThanInStep1

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .length(let expected, let got):
            "a host secret key is \(expected) bytes; got \(got)."
        case .outOfRange:
            "a host secret key is an integer that is not zero and below the group order."
        case .notListed:
            "the host secret key belongs to none of the session's host public keys; use the key "
                + "whose public key was listed."
        case .otherThanInStep1:
            "the host secret key is not the one that step 1 was made with; use the same one."
        }
    }
}
