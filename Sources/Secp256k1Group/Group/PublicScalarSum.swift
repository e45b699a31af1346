/// A sum of products of public scalars, reduced once at its end.
///
/// Variable time and not wiped: for public values only. Secrets take `Limbs`, which costs several times as
/// much. A product is below 2^512, so the ninth word counts how often that was exceeded: it has room for
/// 2^64 products.
struct PublicScalarSum {
    private var low: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var high: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var top: UInt64 = 0

    /// Adds a product.
    @inline(__always)
    mutating func add(_ a: Scalar, times b: Scalar) {
        let (x, y) = (a.words, b.words)
        var carry: UInt64 = 0
        // Row by row; each row's carry goes into the word above it, and on.
        low.0 = PublicScalarSum.multiply(x.0, y.0, low.0, &carry)
        low.1 = PublicScalarSum.multiply(x.0, y.1, low.1, &carry)
        low.2 = PublicScalarSum.multiply(x.0, y.2, low.2, &carry)
        low.3 = PublicScalarSum.multiply(x.0, y.3, low.3, &carry)
        var rest = carry
        carry = 0
        low.1 = PublicScalarSum.multiply(x.1, y.0, low.1, &carry)
        low.2 = PublicScalarSum.multiply(x.1, y.1, low.2, &carry)
        low.3 = PublicScalarSum.multiply(x.1, y.2, low.3, &carry)
        rest = PublicScalarSum.multiply(x.1, y.3, rest, &carry)
        var next = carry
        carry = 0
        low.2 = PublicScalarSum.multiply(x.2, y.0, low.2, &carry)
        low.3 = PublicScalarSum.multiply(x.2, y.1, low.3, &carry)
        rest = PublicScalarSum.multiply(x.2, y.2, rest, &carry)
        next = PublicScalarSum.multiply(x.2, y.3, next, &carry)
        var third = carry
        carry = 0
        low.3 = PublicScalarSum.multiply(x.3, y.0, low.3, &carry)
        rest = PublicScalarSum.multiply(x.3, y.1, rest, &carry)
        next = PublicScalarSum.multiply(x.3, y.2, next, &carry)
        third = PublicScalarSum.multiply(x.3, y.3, third, &carry)
        let fourth = carry
        // The upper half of this product on that of the sum.
        carry = 0
        high.0 = PublicScalarSum.add(high.0, rest, &carry)
        high.1 = PublicScalarSum.add(high.1, next, &carry)
        high.2 = PublicScalarSum.add(high.2, third, &carry)
        high.3 = PublicScalarSum.add(high.3, fourth, &carry)
        top = top &+ carry
    }

    /// The sum modulo q.
    var reduced: Scalar {
        // 2^256 is the complement c = 2^256 - q, and 2^512 is its square.
        let c = Limbs.orderComplement.scalar
        let lower = Scalar(reducing: low)
        let upper = Scalar(reducing: high)
        return lower + c * (upper + c * Scalar(top))
    }

    /// The lower word of x y + addend + carry; the upper one becomes the carry.
    @inline(__always)
    static func multiply(
        _ x: UInt64, _ y: UInt64, _ addend: UInt64, _ carry: inout UInt64
    ) -> UInt64 {
        let sum =
            UInt128(truncatingIfNeeded: x) &* UInt128(truncatingIfNeeded: y)
            &+ UInt128(truncatingIfNeeded: addend) &+ UInt128(truncatingIfNeeded: carry)
        carry = UInt64(truncatingIfNeeded: sum &>> 64)
        return UInt64(truncatingIfNeeded: sum)
    }

    /// The lower word of x + y + carry; what goes beyond it becomes the carry.
    @inline(__always)
    static func add(_ x: UInt64, _ y: UInt64, _ carry: inout UInt64) -> UInt64 {
        let sum =
            UInt128(truncatingIfNeeded: x) &+ UInt128(truncatingIfNeeded: y)
            &+ UInt128(truncatingIfNeeded: carry)
        carry = UInt64(truncatingIfNeeded: sum &>> 64)
        return UInt64(truncatingIfNeeded: sum)
    }
}

extension Limbs.InlineTable {
    /// The limbs as a scalar; they are below q.
    fileprivate var scalar: Scalar {
        Scalar(limbs: (storage.0, storage.1, storage.2, storage.3))
    }
}

extension Scalar {
    /// A value of four words, which may be q or more.
    fileprivate init(reducing words: (UInt64, UInt64, UInt64, UInt64)) {
        self.init(limbs: (UInt(words.0), UInt(words.1), UInt(words.2), UInt(words.3)))
        unsafe withMutableLimbs { unsafe Limbs.reduce($0) }
    }

    /// The sum of a_k b_k, reduced once: a part of what as many products cost.
    ///
    /// Variable time: for public values, as this type is.
    ///
    /// - Parameters:
    ///   - a: Scalars.
    ///   - b: As many others; what has no counterpart counts for nothing.
    /// - Returns: The sum modulo q; zero if there is nothing to add.
    public static func sumOfProducts(_ a: [Scalar], _ b: [Scalar]) -> Scalar {
        var sum = PublicScalarSum()
        for position in 0..<min(a.count, b.count) {
            sum.add(a[position], times: b[position])
        }
        return sum.reduced
    }

    /// The value of a public polynomial at an index, by Horner's rule.
    ///
    /// Variable time: for public values, as this type is.
    ///
    /// - Parameters:
    ///   - coefficients: The coefficients, constant term first.
    ///   - index: The evaluation point.
    /// - Returns: The value; zero if there are no coefficients.
    public static func polynomial(_ coefficients: [Scalar], at index: UInt16) -> Scalar {
        let factor = UInt64(index)
        let c = Limbs.orderComplement.scalar.words
        // Below 2^256, and reduced at the end alone.
        var value: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for coefficient in coefficients.reversed() {
            let words = coefficient.words
            var carry: UInt64 = 0
            value.0 = PublicScalarSum.multiply(value.0, factor, words.0, &carry)
            value.1 = PublicScalarSum.multiply(value.1, factor, words.1, &carry)
            value.2 = PublicScalarSum.multiply(value.2, factor, words.2, &carry)
            value.3 = PublicScalarSum.multiply(value.3, factor, words.3, &carry)
            // What is above 2^256 is at most 2^16 and folds to less than 2^146; what that carries over is
            // one, and then less than 2^146 is left, so that the second fold carries nothing.
            for _ in 0..<2 where carry != 0 {
                let above = carry
                carry = 0
                value.0 = PublicScalarSum.multiply(above, c.0, value.0, &carry)
                value.1 = PublicScalarSum.multiply(above, c.1, value.1, &carry)
                value.2 = PublicScalarSum.multiply(above, c.2, value.2, &carry)
                value.3 = PublicScalarSum.add(value.3, 0, &carry)
            }
        }
        return Scalar(reducing: value)
    }
}
