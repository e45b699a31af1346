import PolynomialCommitments
import ThresholdKeys

/// The key's data as 0.12.1 takes them once: t, n, the key, and the public shares that are known, on one polynomial.
package enum BIP445ThresholdInfo {
    /// Checks them.
    ///
    /// - Parameters:
    ///   - version: The draft.
    ///   - threshold: t.
    ///   - thresholdKey: The key, 33 bytes.
    ///   - publicShares: By identifier, n of them; `nil` for one that is not known.
    /// - Throws: ``BIP445Error``.
    package static func check(
        _ version: BIP445Version, threshold: Int, thresholdKey: [UInt8],
        publicShares: [[UInt8]?]
    ) throws(BIP445Error) {
        guard threshold >= 1, threshold <= publicShares.count else { throw .threshold }
        if let maximum = version.maximumMemberCount, publicShares.count > maximum {
            throw .tooManyParticipants
        }
        guard let key = try? PublicKey(compressed: thresholdKey) else { throw .thresholdKey }
        var known: [(point: Scalar, value: Point)] = []
        for (position, bytes) in publicShares.enumerated() {
            guard let bytes else { continue }
            guard let point = try? Point(compressed: bytes) else {
                throw .publicShare(position: position)
            }
            known.append((BIP445Signers.evaluationPoint(position), point))
        }
        guard known.count >= threshold else { throw .tooFewPublicShares }
        guard CommonPolynomial.passes(through: known, coefficients: threshold) else {
            throw .notOnePolynomial
        }
        let first = known.prefix(threshold)
        guard let weights = Interpolation.weights(ofPoints: first.map(\.point)) else {
            throw .notOnePolynomial
        }
        let sum = zip(first, weights).reduce(Point.infinity) {
            $0 + $1.0.value.multiplied(by: $1.1)
        }
        if sum.isInfinity { throw .keyAtInfinity }
        guard sum == key.point else { throw .otherKey }
    }
}
