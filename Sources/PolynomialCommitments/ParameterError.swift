/// Why an integer is not an index or not a threshold.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// An index is in 1...65535.
    case index(got: Int)
    /// A threshold is in 1...65535.
    case threshold(got: Int)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .index(let got):
            "a participant's index is in 1...65535; got \(got). Index 0 would be handed the secret."
        case .threshold(let got):
            "a threshold, the number of shares that reconstruct, is in 1...65535; got \(got)."
        }
    }
}
