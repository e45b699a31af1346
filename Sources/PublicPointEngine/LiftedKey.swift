public import Secp256k1Group

/// A BIP 340 key together with multiples of its point, 1 kilobyte: what a batch needs of a key.
///
/// Whoever verifies several rounds of the same signers keeps their lifted keys.
public struct LiftedKey: Sendable {
    /// The key.
    public let key: VerificationKey
    /// P, 3 P, ..., 31 P of the point P with an even y; or P alone, for a key that is used once.
    ///
    /// Empty would mean that the engine finds no such point although libsecp256k1 does; the
    /// signatures are then verified one by one.
    let multiples: [AffinePoint]

    init(key: VerificationKey, multiples: [AffinePoint]) {
        self.key = key
        self.multiples = multiples
    }

    /// Computes the multiples of one key.
    ///
    /// Several keys are lifted three times faster together: ``lifting(_:)``.
    ///
    /// - Parameter key: The key.
    public init(_ key: VerificationKey) {
        self = LiftedKey.lifting([key]).first ?? LiftedKey(key: key, multiples: [])
    }

    /// Takes over the point of a key that verifies one signature, for which multiples would not pay.
    package init(once point: Point, key: VerificationKey) {
        let point = AffinePoint(point)
        self.init(key: key, multiples: [point.y.isOdd ? -point : point])
    }

    /// Computes the multiples of many keys, with common inversions.
    ///
    /// - Parameter keys: The keys.
    /// - Returns: The lifted keys, in the same order.
    public static func lifting(_ keys: [VerificationKey]) -> [LiftedKey] {
        let points = AffinePoint.lifting(keys.map { $0.digest.words })
        let count = LinearCombination.preparedMultiples
        let table = OddMultiples.table(of: points.map { $0 ?? .infinity }, multiples: count)
        return keys.indices.map { position in
            LiftedKey(
                key: keys[position],
                multiples: points[position] == nil
                    ? [] : Array(table[position * count..<(position + 1) * count]))
        }
    }
}
