/// Why a share cannot be recovered.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillShareRecoveryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host key is not one of the session.
    case hostKey(ChillHostKeyError)
    /// The recovery data is not what it claims to be.
    case recoveryData(ChillRecoveryDataError)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .hostKey(let error): error.description
        case .recoveryData(let error): error.description
        }
    }
}
