import PolynomialCommitments
public import ThresholdKeys

/// Why a signer gives no share, or no nonces.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningError: Error, Hashable, Sendable {
    /// The source of randomness failed.
    case random(RandomSourceError)
    /// The request was examined for other nonces, or by another signer; these are gone all the same.
    case otherNonces
    /// Two computations of the share gave two results: the machine makes mistakes, and nothing left it.
    case computation
}

extension SigningError: CustomStringConvertible {
    /// What happened, and what to do.
    public var description: String {
        switch self {
        case .random(let error): error.description
        case .otherNonces:
            "the request was examined for other nonces; sign with those, and make new ones for another request."
        case .computation:
            "two computations of one share differ, so this machine makes mistakes; nothing was given out. Use another one."
        }
    }
}
