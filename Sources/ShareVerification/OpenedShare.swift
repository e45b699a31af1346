public import PolynomialCommitments
public import Secp256k1Group

/// A share that everybody may see: one that was published, or decrypted in public by a complaint.
public enum OpenedShare: Hashable, Sendable {
    /// The share s.
    case feldman(Scalar)
    /// The share s, and s' of the blinding polynomial.
    case pedersen(Scalar, blinding: Scalar)

    /// The share s.
    public var value: Scalar {
        switch self {
        case .feldman(let value), .pedersen(let value, blinding: _): value
        }
    }

    /// The share s' of the blinding polynomial; `nil` in the Feldman scheme.
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
