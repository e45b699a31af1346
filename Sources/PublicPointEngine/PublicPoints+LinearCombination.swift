public import Secp256k1Group

extension PublicPoints {
    /// The sum of scalar k times point k: a multi-scalar multiplication.
    ///
    /// - Parameter scalars: As many public scalars as there are points; points without a scalar and
    ///   scalars without a point count for nothing.
    /// - Returns: The sum; infinity if there is nothing to add.
    public func combined(with scalars: [Scalar]) -> Point {
        combination(with: scalars).sum().affine.point
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

    /// The sum of scalar k times point k and of other points, such as those of a signature's commitments.
    ///
    /// - Parameters:
    ///   - scalars: As many public scalars as there are points.
    ///   - others: The points that are added as they are.
    /// - Returns: The sum; infinity if there is nothing to add.
    package func combined(with scalars: [Scalar], adding others: PublicPoints) -> Point {
        others.storage.reduce(combination(with: scalars).sum()) { $0.adding($1) }.affine.point
    }

    /// Whether the sum of scalar k times point k, of a multiple of G and of another point is infinity.
    ///
    /// - Parameters:
    ///   - scalars: As many public scalars as there are points.
    ///   - generatorFactor: What G is multiplied by.
    ///   - other: A point that is added as it is.
    /// - Returns: `true` if it is.
    package func cancel(
        with scalars: [Scalar], generatorFactor: Scalar, adding other: Point = .infinity
    ) -> Bool {
        var combination = combination(with: scalars)
        combination.add(prepared: OddMultiples.ofGenerator, times: generatorFactor)
        return combination.sum().adding(AffinePoint(other)).isInfinity
    }

    private func combination(with scalars: [Scalar]) -> LinearCombination {
        // One more for a multiple of G.
        var combination = LinearCombination(capacity: min(count, scalars.count) + 1)
        for (point, scalar) in zip(storage, scalars) {
            combination.add(point, times: scalar)
        }
        return combination
    }
}
