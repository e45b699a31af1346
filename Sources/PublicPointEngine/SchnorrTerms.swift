package import Secp256k1Group

/// What one Schnorr signature brings into an equation for many: a (R + e P - s G).
///
/// For a signature that verifies this is infinity, so for many that do their sum is.
package struct SchnorrTerms: Sendable {
    private let noncePoint: AffinePoint
    private let weight: UInt128
    private let key: LiftedKey
    private let keyFactor: Scalar
    private let response: Scalar

    /// More of them than this are summed in several parts, each of which fits the processor's cache.
    package static let largestChunk = 128

    /// Prepares the terms; `nil` if the key has no multiples.
    ///
    /// - Parameters:
    ///   - noncePoint: R, the point with an even y whose x-coordinate is r.
    ///   - key: The key P.
    ///   - challenge: The challenge e.
    ///   - response: The response s.
    ///   - weight: The weight a.
    package init?(
        noncePoint: AffinePoint, key: LiftedKey, challenge: Scalar, response: Scalar,
        weight: UInt128
    ) {
        guard !key.multiples.isEmpty else { return nil }
        self.noncePoint = noncePoint
        self.weight = weight
        self.key = key
        let factor = Scalar(wide: weight)
        keyFactor = factor * challenge
        self.response = factor * response
    }

    /// Whether the sum of some of many terms is infinity.
    ///
    /// - Parameters:
    ///   - positions: Which of them.
    ///   - terms: All; where there are none, there is nothing to add.
    /// - Returns: `true` if the sum is infinity, also that of none.
    package static func vanish(at positions: ArraySlice<Int>, of terms: [SchnorrTerms?]) -> Bool {
        var sum = JacobianPoint.infinity
        var rest = positions
        while !rest.isEmpty {
            let chunk = rest.prefix(largestChunk)
            rest = rest.dropFirst(chunk.count)
            sum = sum.adding(SchnorrTerms.sum(at: chunk, of: terms))
        }
        return sum.isInfinity
    }

    private static func sum(
        at positions: ArraySlice<Int>, of terms: [SchnorrTerms?]
    ) -> JacobianPoint {
        var combination = LinearCombination(capacity: 2 * positions.count)
        var response = Scalar.zero
        for position in positions {
            guard let terms = terms[position] else { continue }
            combination.add(terms.noncePoint, times: terms.weight)
            let multiples = terms.key.multiples
            if multiples.count == 1 {
                combination.add(multiples[0], times: terms.keyFactor)
            } else {
                combination.add(prepared: multiples, times: terms.keyFactor)
            }
            response = response + terms.response
        }
        combination.add(prepared: OddMultiples.ofGenerator, times: -response)
        return combination.sum()
    }
}
