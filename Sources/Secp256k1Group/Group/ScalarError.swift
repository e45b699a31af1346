/// Why bytes are not a scalar.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ScalarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A scalar is 32 bytes.
    case length(expected: Int, got: Int)
    /// The value is the group order q or more.
    case notReduced
    /// The value is zero where a key needs another.
    case zero

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .length(let expected, let got):
            "a scalar is \(expected) big-endian bytes; got \(got)."
        case .notReduced:
            "a scalar is below the group order q; this one is not. It was not made by an encoder."
        case .zero:
            "a secret key is not zero; this one is."
        }
    }
}
