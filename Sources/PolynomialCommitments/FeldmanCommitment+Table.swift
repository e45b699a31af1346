public import Secp256k1Group

extension FeldmanCommitment {
    /// The values at all indices from 1 to `count` at once.
    ///
    /// The same points as ``PolynomialCommitment/evaluated(at:)-(ParticipantIndex)`` gives one by one,
    /// several times faster: the coefficients are brought into Newton's form at 0, 1, 2, ..., which
    /// takes t^2 / 2 steps with small multipliers, and from there on values follow by adding
    /// differences. Variable time: commitments are public.
    ///
    /// - Parameter count: How many values; a negative number is taken for zero.
    /// - Returns: The values, the one at 1 first.
    public func evaluations(count: Int) -> [Point] {
        guard count > 0, !points.isEmpty else {
            return [Point](repeating: .infinity, count: max(count, 0))
        }
        var differences = forwardDifferences(count: count)
        var values: [Point] = []
        values.reserveCapacity(count + 3)
        var position = 0
        while position <= count {
            func difference(_ order: Int) -> Point {
                order < differences.count ? differences[order] : .infinity
            }
            // p(x), p(x + 1), p(x + 2) by Newton's formula, from the differences at x.
            let first = difference(0)
            let second = first + difference(1)
            values.append(first)
            values.append(second)
            values.append(
                Point.sum(of: [first, difference(1), difference(1), difference(2)]))
            position += 3
            // An inversion costs as much as several additions, so three steps are taken at once:
            // (1 + D)^3 = 1 + 3 D + 3 D^2 + D^3. Differences of an order beyond the last index are
            // not needed any more.
            let needed = min(differences.count, count - position + 1)
            for order in 0..<max(needed, 0) {
                let next = (difference(order + 1), difference(order + 2), difference(order + 3))
                let own = differences[order]
                differences[order] = Point.sum(count: 8) { summand in
                    switch summand {
                    case 0: own
                    case 1...3: next.0
                    case 4...6: next.1
                    default: next.2
                    }
                }
            }
        }
        // The first value belongs to index 0.
        return Array(values[1...count])
    }

    /// The differences D^k p(0) = k! b_k, with b_k from Newton's form.
    ///
    /// In that form b_k is multiplied by x (x - 1) (x - 2) and so on, k factors.
    private func forwardDifferences(count: Int) -> [Point] {
        var newton = points
        // Dividing by x - k leaves b_k as remainder; at k = 0 there is nothing to do.
        for k in newton.indices.dropFirst() {
            for position in stride(from: newton.count - 2, through: k, by: -1) {
                newton[position] = FeldmanCommitment.step(
                    newton[position + 1], times: k, plus: newton[position])
            }
        }
        var factorial = Scalar.one
        for k in newton.indices.dropFirst(2) {
            factorial = factorial * Scalar(UInt64(k))
            newton[k] = newton[k].multiplied(by: factorial)
        }
        return newton
    }

    /// factor a + b; a few additions are cheaper than a multiplication, since one inversion serves
    /// them all.
    private static func step(_ a: Point, times factor: Int, plus b: Point) -> Point {
        if factor <= 18 {
            return Point.sum(count: factor + 1) { $0 == 0 ? b : a }
        }
        return a.multiplied(bySmall: UInt16(clamping: factor)) + b
    }
}
