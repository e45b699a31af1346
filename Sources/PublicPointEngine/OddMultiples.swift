import Secp256k1Group

/// The odd multiples of points, which the digits of a scalar choose from.
enum OddMultiples {
    /// G, 3 G, ..., 31 G.
    static let ofGenerator = table(
        of: [AffinePoint(Point.generator)], multiples: LinearCombination.preparedMultiples)

    /// The multiples of many points, those of one point side by side, with common inversions.
    ///
    /// - Parameters:
    ///   - points: The points.
    ///   - multiples: How many multiples of each, such as 8 for P to 15 P.
    /// - Returns: The multiples.
    static func table(of points: [AffinePoint], multiples: Int) -> [AffinePoint] {
        let count = points.count
        if count == 0 { return [] }
        let adder = BatchAdder(capacity: count)
        let memory = UnsafeMutablePointer<AffinePoint>.allocate(capacity: 2 * count)
        defer { unsafe memory.deallocate() }
        let current = unsafe memory
        let double = unsafe memory + count
        for position in 0..<count {
            unsafe current[position] = points[position]
            unsafe double[position] = points[position]
        }
        unsafe adder.double(double, count: count)
        return unsafe Array(unsafeUninitializedCapacity: multiples * count) { table, initialised in
            // There is at least one point, so the table has an address.
            let table = unsafe table.baseAddress.unsafelyUnwrapped
            for multiple in 0..<multiples {
                if multiple > 0 { unsafe adder.add(double, to: current, count: count) }
                for position in 0..<count {
                    unsafe table[position &* multiples &+ multiple] = current[position]
                }
            }
            initialised = multiples * count
        }
    }

    /// The same of few points, with one inversion where the other way takes one a multiple.
    ///
    /// With z of 2 P the curve is stretched so that 2 P is affine, and P is added to it there: the formulas do not
    /// use the curve's constant, which alone changes.
    ///
    /// - Parameters:
    ///   - points: The points.
    ///   - multiples: How many multiples of each.
    /// - Returns: The multiples.
    static func table(ofFew points: [AffinePoint], multiples: Int) -> [AffinePoint] {
        var table: [JacobianPoint] = []
        table.reserveCapacity(points.count * multiples)
        for point in points {
            // Of infinity z is zero, and so is that of all its multiples.
            let double = JacobianPoint(point).doubled
            let square = double.z.squared
            let step = AffinePoint(x: double.x, y: double.y)
            var current = JacobianPoint(
                x: point.x * square, y: point.y * (square * double.z), z: .one)
            for multiple in 0..<multiples {
                if multiple > 0 { current = current.adding(step) }
                table.append(
                    JacobianPoint(x: current.x, y: current.y, z: current.z * double.z))
            }
        }
        return PublicPoints(normalising: table).storage
    }
}
