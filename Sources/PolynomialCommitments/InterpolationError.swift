/// Why a polynomial cannot be interpolated.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum InterpolationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No share was given.
    case noShares
    /// Two shares belong to one index.
    case duplicate(index: ParticipantIndex)
    /// The numbers of indices and of shares differ.
    case count(indices: Int, shares: Int)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .noShares:
            "interpolation needs at least one share; got none."
        case .duplicate(let index):
            "interpolation needs shares of distinct participants; index \(index) occurs twice."
        case .count(let indices, let shares):
            "interpolation needs one share an index; got \(indices) indices and \(shares) shares."
        }
    }
}
