import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// Judges the openings of all failed members (Protocol.md, section 6): one by one, or all together.
struct OpeningJudge {
    private let dealings: [AcceptedDealing]
    private let members: [ParticipantIndex]
    private let places: [ParticipantIndex: Int]
    private let threshold: Threshold
    private let holders: [HolderOpenings]

    /// - Parameters:
    ///   - dealings: The failed members' dealings, ascending by dealer.
    ///   - threshold: t.
    ///   - holders: What was opened, ascending by holder.
    init(dealings: [AcceptedDealing], threshold: Threshold, holders: [HolderOpenings]) {
        self.dealings = dealings
        members = dealings.map(\.dealer)
        places = Dictionary(
            zip(members, members.indices), uniquingKeysWith: { first, _ in first })
        self.threshold = threshold
        self.holders = holders
    }

    /// The plain way: t openings of each member by Eq P.
    ///
    /// With t - 1 members that failed, t times t - 1 evaluations of a commitment with t points.
    func singly() -> OpeningVerdicts {
        var verdicts = OpeningVerdicts()
        var opened = dealings.map { MemberOpenings(of: $0, threshold: threshold) }
        for holder in holders {
            var isConvicted = false
            for opening in holder.openings {
                guard let place = places[opening.member],
                    opened[place].judge(opening, by: holder.holder) != nil, !isConvicted
                else { continue }
                isConvicted = true
                verdicts.invalid.append(
                    OpeningVerdicts.Invalid(holder: holder.holder, member: opening.member))
            }
        }
        for (member, openings) in zip(members, opened) {
            verdicts.polynomials[member] = openings.polynomial
        }
        return verdicts
    }

    /// The same with one evaluation a holder, on the sum of all members' commitments, each times its weight.
    ///
    /// The first t holders whose weighted pairs satisfy Eq P determine all polynomials; what equals their
    /// values satisfies it as well. A wrong pair passes for one choice of weights in 2^128. Who does not pass
    /// has its pairs compared one by one, and the lowest that differs convicts it if libsecp256k1 agrees.
    ///
    /// - Parameters:
    ///   - weights: For each member, what nobody could foresee when the openings were made.
    ///   - arithmetic: What computes with the commitments.
    /// - Returns: The verdicts; `nil` if fewer than t holders opened everything rightly, or if the
    ///   arithmetic contradicts itself. Then the plain way decides.
    func together(weights: [UInt128], by arithmetic: PublicArithmetic) -> OpeningVerdicts? {
        guard members.count > 1 else { return nil }
        let sum = PublicPolynomials.combined(
            dealings.map(\.commitment.points), with: weights, by: arithmetic)
        let factors = weights.map { Scalar(wide: $0) }
        var basis: [(holder: ParticipantIndex, pairs: SharePairs, sums: SharePairs)] = []
        var others: [HolderOpenings] = []
        for holder in holders {
            guard basis.count < threshold.count, let pairs = holder.pairs(of: members) else {
                others.append(holder)
                continue
            }
            let sums = weightedSums(of: pairs, factors)
            let right = PublicPolynomials.evaluated([sum], at: holder.holder, by: arithmetic)
            if right == [PedersenCommitment.commit(sums.values[0], blinding: sums.blindings[0])] {
                basis.append((holder.holder, pairs, sums))
            } else {
                others.append(holder)
            }
        }
        guard basis.count == threshold.count else { return nil }
        let indices = basis.map(\.holder)
        guard let opened = OpenedPolynomials(at: indices, basis.map(\.pairs)),
            let summed = OpenedPolynomials(at: indices, basis.map(\.sums))
        else { return nil }

        var verdicts = OpeningVerdicts()
        for holder in others {
            if let pairs = holder.pairs(of: members),
                summed.holds(weightedSums(of: pairs, factors), at: holder.holder)
            {
                continue
            }
            guard let wrong = firstWrong(of: holder, opened) else { continue }
            let verdict = ExtractionJudge.judge(
                wrong.opening, by: holder.holder, opening: dealings[wrong.place])
            guard verdict != nil else { return nil }
            verdicts.invalid.append(
                OpeningVerdicts.Invalid(holder: holder.holder, member: wrong.opening.member))
        }
        for (place, member) in members.enumerated() {
            verdicts.polynomials[member] = opened.values[place]
        }
        return verdicts
    }

    private func weightedSums(of pairs: SharePairs, _ weights: [Scalar]) -> SharePairs {
        SharePairs(
            values: [Scalar.sumOfProducts(pairs.values, weights)],
            blindings: [Scalar.sumOfProducts(pairs.blindings, weights)])
    }

    /// The lowest opening of a holder that differs from the member's polynomials.
    private func firstWrong(
        of holder: HolderOpenings, _ opened: OpenedPolynomials
    ) -> (place: Int, opening: RevealedShare)? {
        for opening in holder.openings {
            guard let place = places[opening.member] else { continue }
            if !opened.holds(opening.share, of: place, at: holder.holder) {
                return (place, opening)
            }
        }
        return nil
    }
}
