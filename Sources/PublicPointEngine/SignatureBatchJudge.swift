import Secp256k1Group

/// Finds the invalid signatures of a batch by halving it.
struct SignatureBatchJudge {
    private let items: [SignatureBatchItem]
    private let terms: [SignatureBatchTerms?]
    private var results: [Bool]
    /// How many more signatures may go through an equation.
    ///
    /// Halving pays while few are invalid; this bounds what many of them can cost to less than
    /// verifying each alone once more.
    private(set) var budget: Int

    /// Below this size an equation costs more than verifying each alone; measured.
    static let smallestBatch = 3

    /// More signatures than this are summed in several parts, each of which fits the processor's cache.
    static let largestChunk = 128

    /// G, 3 G, ..., 31 G.
    private static let generatorMultiples = OddMultiples.table(
        of: [AffinePoint(Point.generator)], multiples: LinearCombination.preparedMultiples)

    init(_ items: [SignatureBatchItem], weights: [UInt128]) {
        self.items = items
        let noncePoints = AffinePoint.lifting(items.map { $0.signature.noncePoint.words })
        terms = items.indices.map { position in
            // Without R, because r is no x-coordinate, there is nothing to add.
            noncePoints[position].flatMap {
                items[position].terms(noncePoint: $0, weight: weights[position])
            }
        }
        results = Array(repeating: false, count: items.count)
        budget = 4 * items.count
    }

    mutating func verdicts() -> [Bool] {
        var positions: [Int] = []
        for position in items.indices {
            if terms[position] != nil {
                positions.append(position)
            } else {
                // It is invalid, and libsecp256k1 confirms it.
                results[position] = items[position].isValidAlone
            }
        }
        judge(positions[...], isKnownToFail: false)
        return results
    }

    private mutating func judge(_ positions: ArraySlice<Int>, isKnownToFail: Bool) {
        if positions.count < SignatureBatchJudge.smallestBatch || budget < positions.count {
            for position in positions { results[position] = items[position].isValidAlone }
            return
        }
        if !isKnownToFail {
            budget -= positions.count
            if equationHolds(for: positions) {
                for position in positions { results[position] = true }
                return
            }
        }
        let middle = positions.startIndex + positions.count / 2
        let lower = positions[..<middle]
        let upper = positions[middle...]
        judge(lower, isKnownToFail: false)
        // The sum of both halves is not infinity: if the lower one is, the upper one is not.
        judge(upper, isKnownToFail: lower.allSatisfy { results[$0] })
    }

    private func equationHolds(for positions: ArraySlice<Int>) -> Bool {
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
