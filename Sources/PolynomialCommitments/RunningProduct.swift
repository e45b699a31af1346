import Secp256k1Group

/// A product of many public scalars, of which small ones are gathered in a machine word.
///
/// Evaluation points are small as a rule, and so are their differences: ten of them cost one multiplication. Variable
/// time.
struct RunningProduct {
    private var product = Scalar.one
    private var word: UInt64 = 1
    private var isNegative = false

    /// Multiplies by a scalar.
    mutating func multiply(by factor: Scalar) {
        if let small = factor.smallValue {
            multiply(by: small)
        } else {
            product = product * factor
        }
    }

    /// Multiplies by minuend - subtrahend.
    mutating func multiply(byDifference minuend: Scalar, _ subtrahend: Scalar) {
        guard let first = minuend.smallValue, let second = subtrahend.smallValue else {
            product = product * (minuend - subtrahend)
            return
        }
        if first < second { isNegative.toggle() }
        multiply(by: first < second ? second - first : first - second)
    }

    private mutating func multiply(by small: UInt64) {
        let (result, overflows) = word.multipliedReportingOverflow(by: small)
        if overflows {
            product = product * Scalar(word)
            word = small
        } else {
            word = result
        }
    }

    /// The product of everything.
    var value: Scalar {
        let value = word == 1 ? product : product * Scalar(word)
        return isNegative ? -value : value
    }

    /// For each factor the product of all others, in their order; a factor of zero needs no special case.
    static func productsOfOthers(_ factors: [Scalar]) -> [Scalar] {
        var products: [Scalar] = []
        products.reserveCapacity(factors.count)
        var before = Scalar.one
        for factor in factors {
            products.append(before)
            before = before * factor
        }
        var after = Scalar.one
        for position in factors.indices.reversed() {
            products[position] = products[position] * after
            after = after * factors[position]
        }
        return products
    }
}

extension Scalar {
    /// The integer, if it has at most 32 bits.
    fileprivate var smallValue: UInt64? {
        let words = words
        return words.1 | words.2 | words.3 == 0 && words.0 <= UInt64(UInt32.max) ? words.0 : nil
    }
}
