public import Secp256k1Group

/// Why parts are no threshold key, or a share not one of its shares.
public enum ThresholdKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The public key is the neutral element.
    case keyAtInfinity
    /// Fewer holders than the threshold.
    case tooFewHolders(needed: Int, got: Int)
    /// An evaluation point is zero, where the secret itself lies.
    case pointZero
    /// Two holders, or two shares, have one evaluation point.
    case duplicate(Scalar)
    /// Nobody holds a share at this evaluation point.
    case notAHolder(Scalar)
    /// The share is not the logarithm of its verification share.
    case shareMismatch(Scalar)
    /// The share belongs to another key.
    case otherKey
    /// Fewer shares than the threshold.
    case tooFewShares(needed: Int, got: Int)
    /// Another threshold than the one that the key's own package states.
    case otherThreshold(stated: Int, got: Int)
    /// Public key and verification shares are not the values of one polynomial with as many coefficients as
    /// the threshold.
    case notOnePolynomial(threshold: Int)
    /// Shares that fit the key one by one and together give another secret.
    case inconsistentKey

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .keyAtInfinity:
            "a public key is not the neutral element; this one is. Run the key generation again."
        case .tooFewHolders(let needed, let got):
            "a key with threshold \(needed) has at least \(needed) holders; got \(got)."
        case .pointZero:
            "no holder's evaluation point is zero: the share there is the secret key itself."
        case .duplicate(let point):
            "evaluation points are distinct; \(point) came twice."
        case .notAHolder(let point):
            "nobody holds a share of this key at the evaluation point \(point)."
        case .shareMismatch(let point):
            "the share at \(point) does not belong to its verification share in this key."
        case .otherKey:
            "the share belongs to another key; collect shares of one key."
        case .tooFewShares(let needed, let got):
            "\(needed) distinct shares reconstruct this key; got \(got)."
        case .otherThreshold(let stated, let got):
            "the package states the threshold \(stated); got \(got). Ask for the one that is stated."
        case .notOnePolynomial(let threshold):
            "the public key and the verification shares are not the values of one polynomial with "
                + "\(threshold) coefficients; take all of them, and the threshold, from the protocol "
                + "that made the key."
        case .inconsistentKey:
            "each share fits the key, but together they give another secret: threshold and "
                + "verification shares are not of one polynomial with the public key. Take all of "
                + "them from the protocol that made the key."
        }
    }
}
