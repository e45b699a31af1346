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
    ///   - share: The share. One of the other scheme satisfies nothing.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: borrowing SecretShare, at index: ParticipantIndex) -> Bool {
        isSatisfied(by: share, value: Point.polynomial(points, at: index.value))
    }

    /// The right-hand sides of the commitment equation for many dealings at one receiver.
    ///
    /// - Parameters:
    ///   - commitments: The dealings' commitments.
    ///   - index: The receiver.
    /// - Returns: One point a dealing, in the same order, for ``isSatisfied(by:value:)``.
    public static func values(
        of commitments: [DealingCommitment], at index: ParticipantIndex
    ) -> [Point] {
        values(of: commitments, at: index, by: .standard)
    }

    /// The right-hand sides for many dealings; they do not depend on who computes.
    package static func values(
        of commitments: [DealingCommitment], at index: ParticipantIndex,
        by arithmetic: PublicArithmetic
    ) -> [Point] {
        PublicPolynomials.evaluated(commitments.map(\.points), at: index, by: arithmetic)
    }

    /// Whether a secret share satisfies the commitment equation whose right-hand side is known;
    /// constant time in the share.
    ///
    /// - Parameters:
    ///   - share: The share. One of the other scheme satisfies nothing.
    ///   - value: The right-hand side at the receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: borrowing SecretShare, value: Point) -> Bool {
        switch share {
        case .feldman(let scalar):
            if case .feldman = self { scalar.timesGenerator() == value } else { false }
        case .pedersen(let pair):
            if case .pedersen = self {
                PedersenCommitment.commit(pair.value, blinding: pair.blinding) == value
            } else {
                false
            }
        }
    }

    /// Whether an opened share satisfies the commitment equation of the scheme; variable time, since
    /// the share is public.
    ///
    /// - Parameters:
    ///   - share: The share. One of the other scheme satisfies nothing.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: OpenedShare, at index: ParticipantIndex) -> Bool {
        let value = Point.polynomial(points, at: index.value)
        switch (self, share) {
        case (.feldman, .feldman(let scalar)):
            return scalar.timesGenerator() == value
        case (.pedersen, .pedersen(let scalar, let blinding)):
            return PedersenCommitment.commit(scalar, blinding: blinding) == value
        case (.feldman, .pedersen), (.pedersen, .feldman):
            return false
        }
    }
}
