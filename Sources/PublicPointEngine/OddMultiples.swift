/// The odd multiples of points, which the digits of a scalar choose from.
enum OddMultiples {
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
}
