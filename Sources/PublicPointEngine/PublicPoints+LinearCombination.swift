public import Secp256k1Group

extension PublicPoints {
    /// The sum of scalar k times point k: a multi-scalar multiplication.
    ///
    /// - Parameter scalars: As many public scalars as there are points; points without a scalar and
    ///   scalars without a point count for nothing.
    /// - Returns: The sum; infinity if there is nothing to add.
    public func combined(with scalars: [Scalar]) -> Point {
        var combination = LinearCombination(capacity: min(count, scalars.count))
        for (point, scalar) in zip(storage, scalars) {
            combination.add(point, times: scalar)
        }
        return combination.sum().affine.point
    }

    /// The sum of weight k times point k, with weights of 128 bits: in half of the time.
    ///
    /// - Parameter weights: As many public integers as there are points; points without a weight
    ///   and weights without a point count for nothing.
    /// - Returns: The sum; infinity if there is nothing to add.
    public func combined(with weights: [UInt128]) -> Point {
        var combination = LinearCombination(capacity: min(count, weights.count))
        for (point, weight) in zip(storage, weights) {
            combination.add(point, times: weight)
        }
        return combination.sum().affine.point
    }
}
