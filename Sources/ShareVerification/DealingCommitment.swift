public import PolynomialCommitments
public import Secp256k1Group

/// A dealer's commitment, of the one kind that the session uses.
public enum DealingCommitment: Hashable, Sendable {
    /// A_k = a_k G.
    case feldman(FeldmanCommitment)
    /// C_k = a_k G + b_k H.
    case pedersen(PedersenCommitment)

    /// Wraps points as the commitment of a scheme.
    ///
    /// - Parameters:
    ///   - points: One point a coefficient, that of the constant term first.
    ///   - scheme: What they are.
    public init(points: [Point], scheme: CommitmentScheme) {
        switch scheme {
        case .feldman: self = .feldman(FeldmanCommitment(points: points))
        case .pedersen: self = .pedersen(PedersenCommitment(points: points))
        }
    }

    /// The points, that of the constant term first.
    public var points: [Point] {
        switch self {
        case .feldman(let commitment): commitment.points
        case .pedersen(let commitment): commitment.points
        }
    }

    /// Whether a secret share satisfies the commitment equation of the scheme; constant time in the
    /// share.
    ///
    /// - Parameters:
    ///   - share: The share. In the Pedersen scheme one without a blinding satisfies nothing.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: borrowing SecretShare, at index: ParticipantIndex) -> Bool {
        switch self {
        case .feldman(let commitment):
            return commitment.isSatisfied(by: share.value, at: index)
        case .pedersen(let commitment):
            switch share.blinding {
            case .some(let blinding):
                return commitment.isSatisfied(by: share.value, blinding: blinding, at: index)
            case .none:
                return false
            }
        }
    }

    /// Whether an opened share satisfies the commitment equation of the scheme.
    ///
    /// - Parameters:
    ///   - share: The share. In the Pedersen scheme one without a blinding satisfies nothing.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: OpenedShare, at index: ParticipantIndex) -> Bool {
        isSatisfied(by: SecretShare(share), at: index)
    }
}
