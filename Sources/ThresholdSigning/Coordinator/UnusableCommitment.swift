/// Why a commitment that a signer offers is not taken.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum UnusableCommitment: Hashable, Sendable, CaseIterable {
    /// The 66 bytes are no pair of points.
    case noPoints
    /// The signer has offered it before.
    case used
    /// It and those of the others who would have been asked cancel each other.
    case cancelling
}

extension UnusableCommitment: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .noPoints: "the commitment is no pair of points; send another first commitment."
        case .used: "the commitment was offered before; send another first commitment."
        case .cancelling:
            "the commitments of those who would have been asked cancel each other; send another first commitment."
        }
    }
}
