import PolynomialCommitments

/// What a share is compared with.
enum ShareEquation {
    /// s G, as in the Feldman scheme and after an extraction.
    case value
    /// s G + s' H, as in the dealings of the Pedersen scheme.
    case valueAndBlinding

    /// What the shares of dealings are compared with.
    init(dealingIn scheme: CommitmentScheme) {
        switch scheme {
        case .feldman: self = .value
        case .pedersen: self = .valueAndBlinding
        }
    }
}
