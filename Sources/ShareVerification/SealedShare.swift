public import PolynomialCommitments
public import Secp256k1Group

/// A share under its pad, as everybody sees it in a dealing.
public enum SealedShare: Hashable, Sendable {
    /// c = s + pad.
    case feldman(Scalar)
    /// c = s + pad, and c' = s' + pad'.
    case pedersen(Scalar, blinding: Scalar)

    /// c.
    public var value: Scalar {
        switch self {
        case .feldman(let value), .pedersen(let value, blinding: _): value
        }
    }

    /// c'; `nil` in the Feldman scheme.
    public var blinding: Scalar? {
        switch self {
        case .feldman: nil
        case .pedersen(_, let blinding): blinding
        }
    }

    /// The scheme whose share it is.
    public var scheme: CommitmentScheme {
        switch self {
        case .feldman: .feldman
        case .pedersen: .pedersen
        }
    }

    /// The share of the scheme that has as many parts.
    package init(value: Scalar, blinding: Scalar?) {
        self = blinding.map { .pedersen(value, blinding: $0) } ?? .feldman(value)
    }
}
