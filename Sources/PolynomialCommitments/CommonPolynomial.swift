import PublicPointEngine
public import Secp256k1Group

/// Whether public values lie on one polynomial.
///
/// Values lie on a polynomial of t coefficients if and only if they are orthogonal to the dual code: the sum of
/// v(x_i) h(x_i) / product of (x_i - x_m) over m other than i is infinity for every h with as many coefficients
/// as there are values beyond t (MacWilliams and Sloane, 1977, chapter 10; used for shares by Cascudo and David,
/// SCRAPE, 2017). One h is enough if nobody could foresee it: here 1 + r x + (r x)^2 + ..., and r is a hash of
/// everything that is checked.
///
/// Variable time: for public points.
public enum CommonPolynomial {
    private static let hash = TaggedHash("DKG/v1/one polynomial")

    /// Whether there is a polynomial of exactly so many coefficients, the highest not infinity, through all of
    /// these values.
    ///
    /// With n values it takes n^2 products of scalars and one linear combination of n points. A false answer
    /// comes from libsecp256k1; that values which are on no such polynomial pass has probability n / 2^256.
    ///
    /// - Parameters:
    ///   - values: The values with their evaluation points.
    ///   - count: t, how many coefficients.
    /// - Returns: `false` also if an evaluation point comes twice, or if there are fewer than t values.
    public static func passes(
        through values: [(point: Scalar, value: Point)], coefficients count: Int
    ) -> Bool {
        passes(through: values, coefficients: count, by: .standard)
    }

    /// Whether there is such a polynomial; the answer does not depend on who computes.
    package static func passes(
        through values: [(point: Scalar, value: Point)], coefficients count: Int,
        by arithmetic: PublicArithmetic
    ) -> Bool {
        guard count > 0, values.count >= count,
            let highest = Interpolation.invertedDenominators(
                of: values.prefix(count).map(\.point)),
            let denominators = Interpolation.invertedDenominators(of: values.map(\.point))
        else { return false }
        let points = values.map(\.value)
        // The highest coefficient of the polynomial through the first t values.
        let first = Array(points.prefix(count))
        if isInfinity(first, times: highest, arithmetic),
            arithmetic == .libsecp256k1 || isInfinity(first, times: highest, .libsecp256k1)
        {
            return false
        }
        let ratio = challenge(values, count)
        let weights = zip(values, denominators).map { value, denominator in
            geometricSum(of: ratio * value.point, terms: values.count - count) * denominator
        }
        return isInfinity(points, times: weights, arithmetic)
            || arithmetic == .engine && isInfinity(points, times: weights, .libsecp256k1)
    }

    /// Whether the sum of the points, each times its scalar, is infinity.
    private static func isInfinity(
        _ points: [Point], times scalars: [Scalar], _ arithmetic: PublicArithmetic
    ) -> Bool {
        switch arithmetic {
        case .engine: PublicPoints(points).combined(with: scalars).isInfinity
        case .libsecp256k1:
            Point.sum(of: zip(points, scalars).map { $0.multiplied(by: $1) }).isInfinity
        }
    }

    /// r = TH("DKG/v1/one polynomial", t u32 || for each value: point 32 || value 33) mod q.
    private static func challenge(
        _ values: [(point: Scalar, value: Point)], _ count: Int
    ) -> Scalar {
        var writer = ByteWriter(capacity: 4 + 65 * values.count)
        writer.append(UInt32(clamping: count))
        for value in values {
            writer.append(value.point)
            writer.append(compressed: value.value)
        }
        return Scalar(reducing: hash.digest(of: writer))
    }

    /// The sum of y^k over k below m, (y^m - 1) / (y - 1), or m for y = 1.
    private static func geometricSum(of ratio: Scalar, terms: Int) -> Scalar {
        guard let inverse = (ratio - .one).inverted() else { return Scalar(UInt64(terms)) }
        var power = Scalar.one
        var square = ratio
        var exponent = terms
        while exponent > 0 {
            if exponent & 1 == 1 { power = power * square }
            square = square * square
            exponent >>= 1
        }
        return (power - .one) * inverse
    }
}
