public import Secp256k1Group

extension PublicPoints {
    /// The sum of all points.
    ///
    /// - Returns: The sum; infinity if there are none.
    public func sum() -> Point {
        unsafe withPointer { points, count in
            if count < PublicPoints.fewestForBatches {
                var sum = JacobianPoint.infinity
                for position in 0..<count { sum = unsafe sum.adding(points[position]) }
                return sum.affine.point
            }
            // The lower half takes the upper half, until one point is left.
            let half = (count + 1) / 2
            let adder = BatchAdder(capacity: half)
            let sums = UnsafeMutablePointer<AffinePoint>.allocate(capacity: half)
            defer { unsafe sums.deallocate() }
            unsafe sums.initialize(from: points, count: half)
            unsafe adder.add(points + half, to: sums, count: count - half)
            var left = half
            while left > PublicPoints.fewestForBatches {
                let half = (left + 1) / 2
                unsafe adder.add(sums + half, to: sums, count: left - half)
                left = half
            }
            var sum = JacobianPoint.infinity
            for position in 0..<left { sum = unsafe sum.adding(sums[position]) }
            return sum.affine.point
        }
    }

    /// The sums of many vectors, column by column: of all first points, of all second points, ...
    ///
    /// The sum of commitments is the commitment to the sum of their polynomials.
    ///
    /// - Parameter vectors: The vectors; shorter ones count as padded with infinity.
    /// - Returns: As many points as the longest vector has.
    public static func columnSums(of vectors: [PublicPoints]) -> PublicPoints {
        let length = vectors.lazy.map(\.count).max() ?? 0
        if length == 0 { return PublicPoints(storage: []) }
        // A batch below this size would spend more on its inversion than it saves, so several
        // vectors are summed side by side.
        let lanes = max(1, min(vectors.count / 2, smallestBatch / length))
        if lanes == 1, length < fewestForBatches { return shortColumnSums(of: vectors, length) }
        let width = lanes * length
        let adder = BatchAdder(capacity: width)
        let sums = UnsafeMutablePointer<AffinePoint>.allocate(capacity: width)
        let next = UnsafeMutablePointer<AffinePoint>.allocate(capacity: width)
        defer {
            unsafe sums.deallocate()
            unsafe next.deallocate()
        }
        unsafe sums.initialize(repeating: .infinity, count: width)
        unsafe next.initialize(repeating: .infinity, count: width)
        var first = 0
        while first < vectors.count {
            if lanes == 1 {
                unsafe vectors[first].withPointer { points, count in
                    unsafe adder.add(points, to: sums, count: count)
                }
            } else {
                for lane in 0..<lanes {
                    let target = unsafe next + lane * length
                    unsafe target.update(repeating: .infinity, count: length)
                    guard first + lane < vectors.count else { continue }
                    unsafe vectors[first + lane].withPointer { points, count in
                        unsafe target.update(from: points, count: count)
                    }
                }
                unsafe adder.add(next, to: sums, count: width)
            }
            first += lanes
        }
        // The lower half of the lanes takes the upper half, until one lane is left.
        var left = lanes
        while left > 1 {
            let half = (left + 1) / 2
            unsafe adder.add(sums + half * length, to: sums, count: (left - half) * length)
            left = half
        }
        return unsafe PublicPoints(storage: Array(UnsafeBufferPointer(start: sums, count: length)))
    }

    /// Few and short vectors: an inversion for each pair of them would cost more than it saves.
    private static func shortColumnSums(of vectors: [PublicPoints], _ length: Int) -> PublicPoints {
        var sums = Array(repeating: JacobianPoint.infinity, count: length)
        for vector in vectors {
            for position in 0..<vector.count {
                sums[position] = sums[position].adding(vector.storage[position])
            }
        }
        return PublicPoints(normalising: sums)
    }

    /// From this many pairs on an addition with a common inversion is the faster one; measured.
    static let fewestForBatches = 24

    /// A batch of this size spends less than a tenth of its time on the inversion.
    static let smallestBatch = 256

    /// Converts points with one inversion.
    init(normalising points: [JacobianPoint]) {
        let count = points.count
        var points = points
        storage = unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialised in
            unsafe points.withUnsafeMutableBufferPointer { points in
                // Neither has an address if there are no points.
                if let source = points.baseAddress, let target = buffer.baseAddress {
                    unsafe JacobianPoint.normalise(source, into: target, count: count)
                }
            }
            initialised = count
        }
    }
}
