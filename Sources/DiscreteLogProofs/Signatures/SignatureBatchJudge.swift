import PublicPointEngine
import Secp256k1Group

/// Finds the invalid signatures of a batch by halving it.
struct SignatureBatchJudge {
    private let items: [SignatureBatchItem]
    private let terms: [SchnorrTerms?]
    /// At most four times as many signatures as there are go through an equation.
    private var blame: BlameByHalves

    /// How many more signatures may go through an equation.
    var budget: Int { blame.budget }

    init(_ items: [SignatureBatchItem], weights: [UInt128]) {
        self.items = items
        let noncePoints = AffinePoint.lifting(items.map { $0.signature.noncePoint.words })
        terms = items.indices.map { position in
            // Without R, because r is not an x-coordinate, there is nothing to add.
            noncePoints[position].flatMap {
                items[position].terms(noncePoint: $0, weight: weights[position])
            }
        }
        blame = BlameByHalves(budget: 4 * items.count) { $0 }
    }

    mutating func verdicts() -> [Bool] {
        var results = Array(repeating: true, count: items.count)
        var positions: [Int] = []
        for position in items.indices {
            if terms[position] != nil {
                positions.append(position)
            } else {
                // It is invalid, and libsecp256k1 confirms it.
                results[position] = items[position].isValidAlone
            }
        }
        let judge = self
        blame.search(
            positions[...],
            equationHolds: { SchnorrTerms.vanish(at: $0, of: judge.terms) },
            isRight: { judge.items[$0].isValidAlone })
        for position in blame.wrong { results[position] = false }
        return results
    }
}
