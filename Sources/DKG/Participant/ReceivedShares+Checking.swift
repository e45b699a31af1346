import PolynomialCommitments
import PublicPointEngine
import Secp256k1Group

extension ReceivedShares {
    /// The dealers whose shares miss what was claimed of them, as libsecp256k1 confirms.
    ///
    /// - Parameters:
    ///   - claims: The claims.
    ///   - equation: What a share is compared with.
    ///   - weights: What the share of each dealer counts with in one equation for many; `nil` to look
    ///     at each share by itself.
    /// - Returns: The dealers, in the order of the claims.
    borrowing func missing(
        _ claims: [ShareClaim], _ equation: ShareEquation,
        weights: [ParticipantIndex: UInt128]?
    ) -> [ParticipantIndex] {
        guard let weights else { return missingSingly(claims, equation) }
        // An equation costs as much as looking at one share, and an eighth of that for each share in
        // it. Many wrong shares at most double the cost.
        var blame = BlameByHalves(budget: claims.count) { 1 + $0 / 8 }
        blame.search(
            Array(claims.indices)[...],
            equationHolds: { allHold($0.map { claims[$0] }, equation, weights) },
            isRight: { holds(claims[$0], equation) })
        return blame.wrong.map { claims[$0].dealer }
    }

    /// The same, each share looked at by itself.
    private borrowing func missingSingly(
        _ claims: [ShareClaim], _ equation: ShareEquation
    ) -> [ParticipantIndex] {
        claims.filter { !holds($0, equation) }.map(\.dealer)
    }

    /// Whether the sum of all w_i s_i fits that of all w_i times what was claimed.
    ///
    /// With a wrong share among them it does for one choice of weights in 2^128, and nobody knew the
    /// weights when the claims were made.
    private borrowing func allHold(
        _ claims: [ShareClaim], _ equation: ShareEquation, _ weights: [ParticipantIndex: UInt128]
    ) -> Bool {
        var terms: [(position: Int, weight: Scalar)] = []
        var factors: [UInt128] = []
        for claim in claims {
            guard let position = positions[claim.dealer], let weight = weights[claim.dealer] else {
                return false
            }
            terms.append((position, Scalar(wide: weight)))
            factors.append(weight)
        }
        let claimed = PublicPolynomials.combined(claims.map(\.value), with: factors)
        return commitment(to: values.sum(of: terms), blindings.sum(of: terms), equation) == claimed
    }

    /// Whether one share fits, and if the claimed value says no, whether the commitment says so, too.
    private borrowing func holds(_ claim: ShareClaim, _ equation: ShareEquation) -> Bool {
        guard let position = positions[claim.dealer] else { return false }
        let committed = commitment(
            to: values.scalar(at: position), blindings.scalar(at: position), equation)
        return committed == claim.value || committed == claim.confirmedValue(at: receiver)
    }

    private borrowing func commitment(
        to value: borrowing SecretScalar, _ blinding: borrowing SecretScalar,
        _ equation: ShareEquation
    ) -> Point {
        switch equation {
        case .value: value.timesGenerator()
        case .valueAndBlinding: PedersenCommitment.commit(value, blinding: blinding)
        }
    }
}
