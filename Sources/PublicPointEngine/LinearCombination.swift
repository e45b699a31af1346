import Secp256k1Group

/// A sum of products of public points and public scalars, all computed at once.
///
/// Each scalar is split into halves of 128 bits and those into odd digits (``SplitScalar``,
/// ``SignedInteger``). For each power of two the multiples that belong to it are summed; that is
/// nearly all of the work, and as the powers are independent of each other these additions share
/// their inversions. At the end Horner's rule joins the 129 sums (Straus, "Addition chains of
/// vectors", 1964).
struct LinearCombination: ~Copyable {
    /// One column for each power of two, and the same again for what lambda is a factor of.
    private static let powers = 129
    /// P, 3 P, ..., 15 P.
    private static let multiples = 8

    private var points: [AffinePoint] = []
    /// What is to be added: the column above, the number of the multiple and its sign below.
    private var terms: [UInt64] = []
    /// How many terms each column has.
    private var lengths = [Int](repeating: 0, count: 2 * powers)

    /// Makes room for some products.
    init(capacity: Int) {
        points.reserveCapacity(capacity)
        // A half of 128 bits has 22 digits on average; most scalars have two halves.
        terms.reserveCapacity(48 * capacity)
    }

    /// Adds the product of a point and a scalar.
    mutating func add(_ point: AffinePoint, times scalar: Scalar) {
        let split = SplitScalar(scalar)
        let number = points.count
        points.append(point)
        addDigits(of: split.first, point: number, firstColumn: 0)
        addDigits(of: split.second, point: number, firstColumn: LinearCombination.powers)
    }

    /// Adds the product of a point and a short scalar, which needs no splitting.
    mutating func add(_ point: AffinePoint, times weight: UInt128) {
        let number = points.count
        points.append(point)
        addDigits(
            of: SignedInteger(magnitude: weight, isNegative: false), point: number, firstColumn: 0)
    }

    private mutating func addDigits(of integer: SignedInteger, point: Int, firstColumn: Int) {
        integer.forEachDigit { position, value in
            let column = firstColumn &+ position
            let multiple = point &* LinearCombination.multiples &+ Int(value.magnitude) &>> 1
            let term = UInt64(column) &<< 48 | UInt64(multiple) &<< 1 | (value < 0 ? 1 : 0)
            terms.append(term)
            lengths[column] += 1
        }
    }

    /// The sum of all products.
    consuming func sum() -> JacobianPoint {
        if points.isEmpty { return .infinity }
        let columns = columnSums(of: oddMultiples())
        var result = JacobianPoint.infinity
        for power in (0..<LinearCombination.powers).reversed() {
            let own = columns[power]
            var turned = columns[power + LinearCombination.powers]
            turned.x = turned.x * SplitScalar.beta
            result = result.doubled.adding(own).adding(turned)
        }
        return result
    }

    /// P, 3 P, ..., 15 P of each point, those of one point side by side.
    private func oddMultiples() -> [AffinePoint] {
        let count = points.count
        let adder = BatchAdder(capacity: count)
        let memory = UnsafeMutablePointer<AffinePoint>.allocate(capacity: 2 * count)
        defer { unsafe memory.deallocate() }
        let current = unsafe memory
        let double = unsafe memory + count
        for position in 0..<count {
            unsafe current[position] = points[position]
            unsafe double[position] = points[position]
        }
        unsafe adder.double(double, count: count)
        return unsafe Array(unsafeUninitializedCapacity: LinearCombination.multiples * count) {
            table, initialised in
            let table = unsafe table.baseAddress.unsafelyUnwrapped
            for multiple in 0..<LinearCombination.multiples {
                if multiple > 0 { unsafe adder.add(double, to: current, count: count) }
                for position in 0..<count {
                    unsafe table[position &* LinearCombination.multiples &+ multiple] =
                        unsafe current[position]
                }
            }
            initialised = LinearCombination.multiples * count
        }
    }

    /// The sum of each column.
    private func columnSums(of table: [AffinePoint]) -> [AffinePoint] {
        let columns = lengths.count
        let rounds = lengths.max() ?? 0
        // Each round adds one term to each column that has one left. Sorted by length, the columns
        // of a round are the first ones.
        let order = (0..<columns).sorted { lengths[$0] > lengths[$1] }
        var places = [Int](repeating: 0, count: columns)
        for (place, column) in order.enumerated() { places[column] = place }
        var starts = [Int](repeating: 0, count: columns + 1)
        for place in 0..<columns { starts[place + 1] = starts[place] + lengths[order[place]] }
        var next = starts
        var sorted = [UInt32](repeating: 0, count: terms.count)
        for term in terms {
            let place = places[Int(term &>> 48)]
            sorted[next[place]] = UInt32(truncatingIfNeeded: term)
            next[place] += 1
        }

        let adder = BatchAdder(capacity: columns)
        let summands = UnsafeMutablePointer<AffinePoint>.allocate(capacity: columns)
        defer { unsafe summands.deallocate() }
        var sums = [AffinePoint](repeating: .infinity, count: columns)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            let sums = unsafe sums.baseAddress.unsafelyUnwrapped
            unsafe table.withUnsafeBufferPointer { table in
                unsafe sorted.withUnsafeBufferPointer { sorted in
                    unsafe starts.withUnsafeBufferPointer { starts in
                        var width = columns
                        for round in 0..<rounds {
                            while unsafe starts[width] &- starts[width &- 1] <= round {
                                width = width &- 1
                            }
                            for place in 0..<width {
                                let term = unsafe sorted[starts[place] &+ round]
                                let point = unsafe table[Int(term &>> 1)]
                                unsafe summands[place] = term & 1 == 1 ? -point : point
                            }
                            unsafe adder.add(summands, to: sums, count: width)
                        }
                    }
                }
            }
        }
        return places.map { sums[$0] }
    }
}
