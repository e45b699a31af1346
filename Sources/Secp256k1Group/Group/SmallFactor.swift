/// How to multiply a point by a small public integer and add another one, which is a step of Horner's
/// rule.
///
/// `ec_pubkey_combine` takes a pointer as often as it is given, and one more costs a twentieth of what
/// `ec_pubkey_tweak_mul` costs before it looks at the first bit. So small factors are sums: f P as f
/// pointers, or as `outer` times the sum Q of `inner` pointers and `rest` pointers more. Variable time,
/// for public values.
package struct SmallFactor {
    /// The ways to multiply.
    package enum Way {
        /// As many pointers as the factor says.
        case sum
        /// So many times the sum of `inner` pointers, and some pointers more.
        case sumOfSums(inner: Int, outer: Int, rest: Int)
        /// `ec_pubkey_tweak_mul`.
        case product
    }

    private let factor: UInt16

    /// The cheapest way.
    package let way: Way

    /// What the ways cost, in tenths of one more point in a sum.
    private enum Cost {
        static let summand = 10
        static let sum = 65
        static let product = 195
        static let productBit = 6
    }

    /// Finds the cheapest way for a factor.
    package init(_ factor: UInt16) {
        self.factor = factor
        let wanted = Int(factor)
        let bits = UInt16.bitWidth - factor.leadingZeroBitCount
        var best = Cost.product + bits * Cost.productBit + Cost.sum + 2 * Cost.summand
        var way = Way.product
        let single = Cost.sum + (wanted + 1) * Cost.summand
        if single <= best {
            best = single
            way = .sum
        }
        // No product of two numbers beyond these is cheaper than the product.
        if wanted <= 256 {
            for inner in stride(from: 2, through: 16, by: 1) where inner < wanted {
                let (outer, rest) = wanted.quotientAndRemainder(dividingBy: inner)
                let cost = 2 * Cost.sum + (inner + outer + rest + 1) * Cost.summand
                if cost < best {
                    best = cost
                    way = .sumOfSums(inner: inner, outer: outer, rest: rest)
                }
            }
        }
        self.way = way
    }

    /// factor * point + addend.
    func times(_ point: Point, plus addend: Point) -> Point {
        switch way {
        case .sum:
            return Point.sum(point, Int(factor), addend, 1)
        case .sumOfSums(let inner, let outer, let rest):
            return Point.sum(Point.sum(point, inner), outer, point, rest, addend, 1)
        case .product:
            return Point.sum(point.multiplied(by: Scalar(UInt64(factor))), 1, addend, 1)
        }
    }
}
