/// Adds many pairs of affine points with one inversion for all of them (Montgomery's trick): five
/// multiplications and a squaring for each, where a Jacobian addition takes eleven or sixteen.
///
/// It owns the working space and is used again and again. Complete: right for infinity, for equal and
/// for opposite points.
@safe
struct BatchAdder: ~Copyable {
    // Safe, because `capacity` bounds every access and deinit alone frees the memory.
    private let denominators: UnsafeMutablePointer<FieldElement>
    private let products: UnsafeMutablePointer<FieldElement>
    let capacity: Int

    /// Makes room for `capacity` additions at a time.
    init(capacity: Int) {
        self.capacity = capacity
        unsafe denominators = .allocate(capacity: capacity)
        unsafe products = .allocate(capacity: capacity)
    }

    deinit {
        unsafe denominators.deallocate()
        unsafe products.deallocate()
    }

    /// accumulators[i] += summands[i] for each i below `count`, which is at most `capacity`.
    ///
    /// The two ranges must not overlap, unless they are the same.
    func add(
        _ summands: UnsafePointer<AffinePoint>, to accumulators: UnsafeMutablePointer<AffinePoint>,
        count: Int
    ) {
        let count = min(count, capacity)
        var product = FieldElement.one
        for position in 0..<count {
            let p = unsafe accumulators[position]
            let q = unsafe summands[position]
            var denominator = q.x - p.x
            if denominator.isZero {
                // Both infinity, opposite or equal; the first two divide by nothing.
                denominator = (p.y - q.y).isZero && !p.isInfinity ? p.y.doubled(1) : .one
            }
            unsafe products[position] = product
            unsafe denominators[position] = denominator
            product = product * denominator
        }
        var inverse = product.inverted
        var position = count
        while position > 0 {
            position = position &- 1
            let own = unsafe inverse * products[position]
            inverse = unsafe inverse * denominators[position]
            let p = unsafe accumulators[position]
            let q = unsafe summands[position]
            if q.isInfinity { continue }
            if p.isInfinity {
                unsafe accumulators[position] = q
                continue
            }
            var numerator = q.y - p.y
            if (q.x - p.x).isZero {
                if !numerator.isZero {
                    unsafe accumulators[position] = .infinity
                    continue
                }
                numerator = p.x.squared.tripled
            }
            let slope = numerator * own
            let x = slope.squared - p.x - q.x
            unsafe accumulators[position] = AffinePoint(x: x, y: slope * (p.x - x) - p.y)
        }
    }

    /// Doubles each of `count` points, which are at most `capacity`.
    func double(_ points: UnsafeMutablePointer<AffinePoint>, count: Int) {
        let count = min(count, capacity)
        var product = FieldElement.one
        for position in 0..<count {
            let y = unsafe points[position].y
            unsafe products[position] = product
            // Infinity is the only point with y = 0.
            if unsafe !points[position].isInfinity { product = product * y.doubled(1) }
        }
        var inverse = product.inverted
        var position = count
        while position > 0 {
            position = position &- 1
            let p = unsafe points[position]
            if p.isInfinity { continue }
            let own = unsafe inverse * products[position]
            inverse = inverse * p.y.doubled(1)
            let slope = p.x.squared.tripled * own
            let x = slope.squared - p.x.doubled(1)
            unsafe points[position] = AffinePoint(x: x, y: slope * (p.x - x) - p.y)
        }
    }
}
