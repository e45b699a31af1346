import ComplaintHandling
import PolynomialCommitments
import ShareVerification

/// What one holder opened, of members that failed and of no others.
struct HolderOpenings {
    let holder: ParticipantIndex

    /// Ascending by member.
    let openings: [RevealedShare]

    /// The pair of each of these members; `nil` if the holder did not open all of them.
    func pairs(of members: [ParticipantIndex]) -> SharePairs? {
        guard openings.map(\.member) == members else { return nil }
        var pairs = SharePairs()
        for opening in openings {
            guard let blinding = opening.share.blinding else { return nil }
            pairs.values.append(opening.share.value)
            pairs.blindings.append(blinding)
        }
        return pairs
    }
}
