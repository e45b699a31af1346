/// The finite differences of a polynomial with points as coefficients, first at 0 and then at one
/// index after the other.
///
/// D_0 is the value, D_j = D_{j-1}(x + 1) - D_{j-1}(x). A step to the next x adds to each D_j the
/// next one; all these additions are independent, so they share an inversion.
@safe
struct DifferenceTable: ~Copyable {
    // Safe, because `count` bounds every access and deinit alone frees the memory.
    private let differences: UnsafeMutablePointer<AffinePoint>
    private let summands: UnsafeMutablePointer<AffinePoint>
    private let count: Int
    private let adder: BatchAdder

    /// The differences at 0 of the polynomial with these coefficients, of which there is at least
    /// one.
    ///
    /// Horner's rule for the whole table: multiplying a polynomial by x makes j (D_{j-1} + D_j) of
    /// D_j at 0, and adding a constant changes D_0 alone.
    init(of coefficients: PublicPoints) {
        count = coefficients.count
        adder = BatchAdder(capacity: count)
        unsafe differences = .allocate(capacity: count)
        unsafe summands = .allocate(capacity: count)
        unsafe differences.initialize(repeating: .infinity, count: count)
        unsafe summands.initialize(repeating: .infinity, count: count)
        let factors = (0..<count).map { SignedFactor(UInt16(truncatingIfNeeded: $0)) }
        let moved = UnsafeMutablePointer<JacobianPoint>.allocate(capacity: count)
        defer { unsafe moved.deallocate() }
        unsafe moved.initialize(repeating: .infinity, count: count)
        for (number, coefficient) in coefficients.storage.reversed().enumerated() {
            // As many differences as coefficients so far can be other than infinity. From the last
            // one down, so that each still finds the one below it as it was.
            for j in stride(from: number, to: 0, by: -1) {
                unsafe moved[j] = moved[j - 1].adding(moved[j]).multiplied(by: factors[j])
            }
            unsafe moved[0] = JacobianPoint(coefficient)
        }
        unsafe JacobianPoint.normalise(moved, into: differences, count: count)
    }

    deinit {
        unsafe differences.deallocate()
        unsafe summands.deallocate()
    }

    /// The value of the polynomial where the table stands.
    var value: AffinePoint { unsafe differences[0] }

    /// Goes on to the next integer.
    func advance() {
        unsafe summands.update(from: differences + 1, count: count - 1)
        unsafe adder.add(summands, to: differences, count: count - 1)
    }
}
