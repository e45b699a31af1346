// All values of a polynomial at 1, 2, ..., n by finite differences, where Horner's rule would cost a
// small multiplication a coefficient and value. Variable time, for public points.
extension Point {
    /// The values at 1...count of the polynomial whose coefficients are points.
    ///
    /// The coefficients are cut into blocks of m. Each block is a polynomial of its own, whose values
    /// follow from a table of m differences: three steps cost one sum of eight points an entry. The
    /// values of the blocks are put together by Horner's rule with index^m.
    ///
    /// - Parameters:
    ///   - coefficients: The points, constant term first.
    ///   - count: How many values are wanted.
    /// - Returns: The values, that at 1 first; as many infinities if there are no coefficients.
    public static func consecutiveValues(
        of coefficients: [Point], count: UInt16
    ) -> [Point] {
        let length = blockLength(coefficients: coefficients.count, values: Int(count))
        var values = [Point](repeating: .infinity, count: Int(count))
        var end = coefficients.count
        // From the highest block down; the highest is the one that may be shorter.
        while end > 0 {
            let start = (end - 1) / length * length
            let isHighest = end == coefficients.count
            let block = blockValues(of: Array(coefficients[start..<end]), count: Int(count))
            for position in values.indices {
                if isHighest {
                    values[position] = block[position]
                } else {
                    let power = Scalar(UInt64(position + 1)).power(length)
                    values[position] = Point.sum(
                        values[position].multiplied(by: power), 1, block[position], 1)
                }
            }
            end = start
        }
        return values
    }

    /// The length of the blocks that makes the whole cheapest, in units of one more point in a sum.
    package static func blockLength(coefficients: Int, values: Int) -> Int {
        guard coefficients > 1 else { return 1 }
        // A sum costs about 6 more than its points, a product by an index about 30, by a full scalar
        // 105, and products by smaller powers and factorials less.
        func product(bits: Int) -> Int { min(20 + bits * 6 / 10, 105) }
        func cost(_ length: Int, _ blocks: Int) -> Int {
            var conversion = 0
            var factorialBits = 0
            for k in 1..<max(length, 2) {
                conversion += max(length - 1 - k, 0) * (8 + min(k, 22))
                factorialBits += Int.bitWidth - k.leadingZeroBitCount
                conversion += product(bits: factorialBits)
            }
            let entries = max(values * length - length * length / 2, length)
            let indexBits = Int.bitWidth - values.leadingZeroBitCount
            return blocks * (conversion + entries * 48 / 10)
                + (blocks - 1) * values * (product(bits: indexBits * length) + 8)
        }
        var best = (cost: Int.max, length: 1)
        var blocks = 1
        while blocks <= coefficients {
            let length = (coefficients + blocks - 1) / blocks
            let found = cost(length, blocks)
            if found < best.cost { best = (found, length) }
            // Neighbours differ little when there are many.
            blocks += max(1, blocks / 8)
        }
        return best.length
    }

    /// The values at 1...count of one block.
    private static func blockValues(of coefficients: [Point], count: Int) -> [Point] {
        var differences = differencesAtZero(of: coefficients)
        let length = differences.count
        func difference(_ order: Int) -> Point {
            order < length ? differences[order] : .infinity
        }
        var values: [Point] = []
        values.reserveCapacity(count + 2)
        while values.count < count {
            values.append(Point.sum(difference(0), 1, difference(1), 1))
            values.append(Point.sum(difference(0), 1, difference(1), 2, difference(2), 1))
            // An entry of order k matters only to values k or more steps away.
            let needed = min(length, max(count - values.count, 1))
            for order in 0..<needed {
                differences[order] = Point.sum(
                    differences[order], 1, difference(order + 1), 3, difference(order + 2), 3,
                    difference(order + 3), 1)
            }
            values.append(difference(0))
        }
        values.removeLast(values.count - count)
        return values
    }

    /// The forward differences at 0 of a polynomial: k! times its coefficients in Newton's basis
    /// 1, x, x (x - 1), ..., which dividing by x - k again and again brings out.
    private static func differencesAtZero(of coefficients: [Point]) -> [Point] {
        var result = coefficients
        var factorial = Scalar.one
        for k in 1..<max(coefficients.count, 1) {
            let node = SmallFactor(UInt16(clamping: k))
            for position in stride(from: coefficients.count - 2, through: k, by: -1) {
                result[position] = node.times(result[position + 1], plus: result[position])
            }
            factorial = factorial * Scalar(UInt64(k))
            result[k] = k == 1 ? result[k] : result[k].multiplied(by: factorial)
        }
        return result
    }
}

extension Scalar {
    /// This scalar to the power of a number that is not negative.
    package func power(_ exponent: Int) -> Scalar {
        var result = Scalar.one
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return result
    }
}
