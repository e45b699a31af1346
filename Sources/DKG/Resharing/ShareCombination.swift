package import PolynomialCommitments
package import Secp256k1Group
package import ShareVerification

/// How shares of shares become shares: the weights with which the dealings of t dealers add up
/// (Life.md, section 3).
///
/// Any t accepted dealings give an equally good sharing of the same key. The lowest are taken, because 1 ... t has
/// weights that are small integers.
package struct ShareCombination: Hashable, Sendable {
    /// D, the t lowest indices of QUAL'.
    package let dealers: [ParticipantIndex]
    /// lambda_i of each, in the same order: the product of p_m / (p_m - p_i) over the others.
    package let weights: [Scalar]

    private let threshold: Threshold
    private let publicKey: Point

    /// Chooses D and computes the weights; `nil` if there are fewer than t, or one that is no dealer.
    ///
    /// - Parameters:
    ///   - qualified: QUAL', ascending.
    ///   - resharing: The resharing.
    package init?(of qualified: [ParticipantIndex], in resharing: Resharing) {
        let predecessor = resharing.predecessor
        let dealers = Array(qualified.prefix(predecessor.threshold.count))
        let points = dealers.compactMap { predecessor.key.member($0)?.evaluationPoint }
        guard points.count == predecessor.threshold.count, points.count == dealers.count,
            let weights = Interpolation.weights(ofPoints: points)
        else { return nil }
        self.dealers = dealers
        self.weights = weights
        threshold = resharing.threshold
        publicKey = predecessor.key.publicKey.point
    }

    /// A'_0 = Y and A'_k, the sum over D of lambda_i B_ik.
    ///
    /// - Parameters:
    ///   - dealings: The accepted dealings, by dealer.
    ///   - arithmetic: What computes; the result does not depend on it.
    /// - Returns: The polynomial, in which a point may be infinity; `nil` if a dealing of D is missing.
    package func polynomial(
        of dealings: [ParticipantIndex: AcceptedDealing],
        by arithmetic: PublicArithmetic = .standard
    ) -> FeldmanCommitment? {
        let commitments = dealers.compactMap { dealings[$0]?.commitment.points }
        guard commitments.count == dealers.count,
            commitments.allSatisfy({ $0.count == threshold.count })
        else { return nil }
        let sums = PublicPolynomials.combined(
            commitments.map { Array($0.dropFirst()) }, with: weights, by: arithmetic)
        return FeldmanCommitment(points: [publicKey] + sums)
    }

    /// x'_j, the sum over D of lambda_i s_ij; constant time in the shares.
    ///
    /// - Parameter shares: s_ij for each dealer of D, in its order.
    /// - Returns: The receiver's share of the next epoch, which may be zero; `nil` if there are not as many.
    package func share(of shares: borrowing SecretScalarVector) -> SecretScalar? {
        guard shares.count == weights.count else { return nil }
        return shares.sum(of: weights.enumerated().map { (position: $0, weight: $1) })
    }
}
