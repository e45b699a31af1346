import Secp256k1Group

/// Finds the invalid signatures of a batch by halving it.
struct SignatureBatchJudge {
    private let items: [SignatureBatchItem]
    private let terms: [SignatureBatchTerms?]
    /// At most four times as many signatures as there are go through an equation.
    private var blame: BlameByHalves

    /// How many more signatures may go through an equation.
    var budget: Int { blame.budget }

    /// More signatures than this are summed in several parts, each of which fits the processor's cache.
    static let largestChunk = 128

    /// G, 3 G, ..., 31 G.
    private static let generatorMultiples = OddMultiples.table(
        of: [AffinePoint(Point.generator)], multiples: LinearCombination.preparedMultiples)

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
            positions[...], equationHolds: judge.equationHolds,
            isRight: { judge.items[$0].isValidAlone })
        for position in blame.wrong { results[position] = false }
        return results
    }

    private func equationHolds(_ positions: ArraySlice<Int>) -> Bool {
        var sum = JacobianPoint.infinity
        var rest = positions
        while !rest.isEmpty {
            let chunk = rest.prefix(SignatureBatchJudge.largestChunk)
            rest = rest.dropFirst(chunk.count)
            sum = sum.adding(equationSum(of: chunk))
        }
        return sum.isInfinity
    }

    /// The sum of a_i (R_i + e_i P_i - s_i G).
    private func equationSum(of positions: ArraySlice<Int>) -> JacobianPoint {
        var combination = LinearCombination(capacity: 2 * positions.count)
        var response = Scalar.zero
        for position in positions {
            guard let terms = terms[position] else { continue }
            combination.add(terms.noncePoint, times: terms.weight)
            let multiples = items[position].key.multiples
            if multiples.count == 1 {
                combination.add(multiples[0], times: terms.keyFactor)
            } else {
                combination.add(prepared: multiples, times: terms.keyFactor)
            }
            response = response + terms.response
        }
        combination.add(prepared: SignatureBatchJudge.generatorMultiples, times: -response)
        return combination.sum()
    }
}
