public import DKG

/// Why a ceremony was not called.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CeremonyCallError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The configuration is none.
    case ceremony(CeremonyError)
    /// The terms do not fit it.
    case terms(CeremonyTermsError)
    /// No fresh bytes could be drawn.
    case random(RandomSourceError)

    /// What was expected, what came and what to do.
    public var description: String {
        switch self {
        case .ceremony(let error): error.description
        case .terms(let error): error.description
        case .random(let error): "no instance could be drawn: \(error)"
        }
    }
}
