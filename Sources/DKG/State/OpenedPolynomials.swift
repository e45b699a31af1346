import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// The polynomials f and f' of some members, from the pairs that t holders opened.
struct OpenedPolynomials {
    let values: [PublicPolynomial]
    let blindings: [PublicPolynomial]

    /// - Parameters:
    ///   - indices: The t holders.
    ///   - pairs: For each of them its pairs, in the order of the members.
    init?(at indices: [ParticipantIndex], _ pairs: [SharePairs]) {
        let count = pairs.lazy.map(\.values.count).min() ?? 0
        func polynomials(_ shares: (SharePairs) -> [Scalar]) -> [PublicPolynomial]? {
            let columns = pairs.map(shares)
            return try? Interpolation.polynomials(
                at: indices, through: (0..<count).map { place in columns.map { $0[place] } })
        }
        guard let values = polynomials(\.values), let blindings = polynomials(\.blindings) else {
            return nil
        }
        self.values = values
        self.blindings = blindings
    }

    /// Whether a pair is that of the member at a place.
    func holds(_ share: OpenedShare, of place: Int, at holder: ParticipantIndex) -> Bool {
        values[place].evaluated(at: holder) == share.value
            && blindings[place].evaluated(at: holder) == share.blinding
    }

    /// Whether pairs are those of all members.
    func holds(_ pairs: SharePairs, at holder: ParticipantIndex) -> Bool {
        zip(values, pairs.values).allSatisfy { $0.evaluated(at: holder) == $1 }
            && zip(blindings, pairs.blindings).allSatisfy { $0.evaluated(at: holder) == $1 }
    }
}
