import CLibSecp256k1

// Variable time throughout: for public points and public scalars.
extension Point {
    /// The sum of two points.
    ///
    /// - Parameters:
    ///   - a: One point.
    ///   - b: The other.
    /// - Returns: a + b, which may be infinity.
    public static func + (a: Point, b: Point) -> Point {
        sum(a, 1, b, 1)
    }

    /// The difference of two points.
    ///
    /// - Parameters:
    ///   - a: The minuend.
    ///   - b: The subtrahend.
    /// - Returns: a - b, which may be infinity.
    public static func - (a: Point, b: Point) -> Point {
        a + -b
    }

    /// The negative of a point; that of infinity is infinity.
    ///
    /// - Parameter a: The point.
    /// - Returns: -a.
    public static prefix func - (a: Point) -> Point {
        if a.isInfinity { return a }
        var key = a.unsafeKey
        _ = unsafe secp256k1_ec_pubkey_negate(Secp256k1Context.pointer, &key)
        return Point(valid: key)
    }

    /// The sum of many points, with one inversion for all of them.
    ///
    /// - Parameter points: The points; none give infinity.
    /// - Returns: The sum.
    public static func sum(of points: [Point]) -> Point {
        sum(count: points.count) { points[$0] }
    }

    /// The sum of many points that lie in different places, without gathering them first.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - point: Gives the point of a position, from 0 on.
    /// - Returns: The sum; infinity if there are none.
    public static func sum(count: Int, _ point: (Int) -> Point) -> Point {
        guard count > 0 else { return .infinity }
        return unsafe withUnsafeTemporaryAllocation(
            of: secp256k1_pubkey.self, capacity: count
        ) { keys in
            unsafe withUnsafeTemporaryAllocation(
                of: UnsafePointer<secp256k1_pubkey>?.self, capacity: count
            ) { pointers in
                let firstKey = unsafe keys.baseAddress.unsafelyUnwrapped
                let firstPointer = unsafe pointers.baseAddress.unsafelyUnwrapped
                var present = 0
                for position in 0..<count {
                    let summand = point(position)
                    // libsecp256k1 aborts on infinity; adding it changes nothing.
                    if summand.isInfinity { continue }
                    unsafe (firstKey + present).initialize(to: summand.unsafeKey)
                    unsafe (firstPointer + present).initialize(
                        to: UnsafePointer(firstKey + present))
                    present += 1
                }
                return unsafe combined(firstPointer, present)
            }
        }
    }

    /// The product of a public scalar and this point.
    ///
    /// - Parameter scalar: The scalar.
    /// - Returns: The product; infinity if either is neutral.
    public func multiplied(by scalar: Scalar) -> Point {
        if isInfinity || scalar.isZero { return .infinity }
        scalar.countMultiplication()
        var key = unsafeKey
        let succeeded = unsafe scalar.withUnsafePointer { factor in
            unsafe secp256k1_ec_pubkey_tweak_mul(Secp256k1Context.pointer, &key, factor)
        }
        // The group has prime order: a product of two that are not neutral is not neutral.
        return succeeded == 1 ? Point(valid: key) : .infinity
    }

    /// The product of a small public integer, such as an index, and this point: five times faster
    /// than with a full scalar.
    ///
    /// - Parameter factor: The integer.
    /// - Returns: The product; infinity if either is neutral.
    public func multiplied(bySmall factor: UInt16) -> Point {
        // libsecp256k1 skips the leading zero bits of the scalar by itself.
        factor == 1 ? self : multiplied(by: Scalar(UInt64(factor)))
    }

    /// The sum of this point and the product of a public scalar and G, in one multiplication.
    ///
    /// - Parameter scalar: The scalar.
    /// - Returns: The sum, which may be infinity.
    public func adding(timesGenerator scalar: Scalar) -> Point {
        if isInfinity { return scalar.timesGenerator() }
        CountedCall.addGenerator.count()
        var key = unsafeKey
        let finite = unsafe scalar.withUnsafePointer { summand in
            unsafe secp256k1_ec_pubkey_tweak_add(Secp256k1Context.pointer, &key, summand)
        }
        // The scalar is reduced, so 0 can only mean that the sum vanishes.
        return finite == 1 ? Point(valid: key) : .infinity
    }

    /// The value at `index` of the polynomial whose coefficients are points, by Horner's rule with
    /// the small index as multiplier.
    ///
    /// - Parameters:
    ///   - coefficients: The points, constant term first.
    ///   - index: The evaluation point.
    /// - Returns: The sum of coefficient k times index^k; infinity if there are none.
    public static func polynomial(_ coefficients: [Point], at index: UInt16) -> Point {
        let factor = SmallFactor(index)
        var result = Point.infinity
        for coefficient in coefficients.reversed() {
            result = factor.times(result, plus: coefficient)
        }
        return result
    }
}

extension Point {
    /// The values of many polynomials at one index.
    ///
    /// - Parameters:
    ///   - polynomials: The coefficients of each, constant term first.
    ///   - index: The evaluation point.
    /// - Returns: One value a polynomial, in the same order.
    public static func polynomials(_ polynomials: [[Point]], at index: UInt16) -> [Point] {
        polynomials.map { polynomial($0, at: index) }
    }
}

extension Scalar {
    /// Counts a multiplication by this scalar, which costs by its length.
    @inline(__always)
    fileprivate func countMultiplication() {
        #if CALL_COUNTS
            unsafe withLimbs { limbs in
                if unsafe limbs[2] | limbs[3] != 0 {
                    CountedCall.multiplyLong.count()
                } else {
                    CountedCall.multiplyShort.count()
                    let bits =
                        unsafe limbs[1] != 0
                        ? 128 - limbs[1].leadingZeroBitCount : 64 - limbs[0].leadingZeroBitCount
                    CountedCall.shortFactorBits.count(bits)
                }
            }
        #endif
    }
}
