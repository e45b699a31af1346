import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// The openings of one failed member, which must come in the order of their holders (Protocol.md,
/// section 6).
///
/// The first t that satisfy Eq P determine f_m and f'_m. What equals (f_m(j), f'_m(j)) satisfies Eq P
/// as well: t values determine both sides. So the others are compared, which costs scalars and no
/// points, and only a mismatch needs Eq P. The verdicts are the same.
struct MemberOpenings {
    private let dealing: AcceptedDealing
    private let commitment: DealingCommitment
    private let threshold: Int
    private var values: [(index: ParticipantIndex, value: Scalar)] = []
    private var blindings: [(index: ParticipantIndex, value: Scalar)] = []
    private var blinding: PublicPolynomial?

    /// f_m, from the t lowest openings; `nil` before there are so many.
    private(set) var polynomial: PublicPolynomial?

    init(of dealing: AcceptedDealing, threshold: Threshold) {
        self.dealing = dealing
        commitment = dealing.commitment
        self.threshold = threshold.count
    }

    /// Judges the next opening: `nil` if it satisfies Eq P, otherwise the verdict on its holder.
    mutating func judge(_ opening: RevealedShare, by holder: ParticipantIndex) -> Verdict? {
        if let polynomial, let blinding,
            polynomial.evaluated(at: holder) == opening.share.value,
            blinding.evaluated(at: holder) == opening.share.blinding
        {
            return nil
        }
        if let verdict = ExtractionJudge.judge(
            opening, by: holder, opening: dealing, committed: commitment)
        {
            return verdict
        }
        accept(opening, of: holder)
        return nil
    }

    private mutating func accept(_ opening: RevealedShare, of holder: ParticipantIndex) {
        values.append((index: holder, value: opening.share.value))
        blindings.append((index: holder, value: opening.share.blinding ?? .zero))
        guard values.count == threshold else { return }
        polynomial = try? Interpolation.polynomial(through: values)
        blinding = try? Interpolation.polynomial(through: blindings)
    }
}
