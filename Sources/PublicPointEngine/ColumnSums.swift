/// Sums of points chosen from tables, for many columns at once.
///
/// A round adds one point to each column, and a round has one inversion. Where columns are long, each
/// is summed in several lanes, so that rounds are fewer and wider.
struct ColumnSums: ~Copyable {
    private let columns: Int
    /// What is to be added: the column in the upper half; below it the number of the multiple, one bit
    /// for its table and one for its sign.
    private var terms: [UInt64] = []
    /// How many terms each column has.
    private var lengths: [Int]

    /// A lane with fewer terms than this would not be worth adding it to the others.
    private static let shortestLane = 6
    private static let mostLanes = 8

    init(columns: Int, capacity: Int) {
        self.columns = columns
        lengths = Array(repeating: 0, count: columns)
        terms.reserveCapacity(capacity)
    }

    /// Adds a point of one of the tables, or its negative, to a column.
    @inline(__always)
    mutating func append(multiple: Int, isNegative: Bool, isPrepared: Bool, to column: Int) {
        terms.append(
            UInt64(truncatingIfNeeded: column) &<< 32
                | UInt64(truncatingIfNeeded: multiple) &<< 2 | (isPrepared ? 2 : 0)
                | (isNegative ? 1 : 0))
        lengths[column] &+= 1
    }

    /// How many points are to be added in all columns together.
    var count: Int { terms.count }

    /// The points themselves, column by column: those of a column from its start up to the start of the next one.
    func summands(
        table: [AffinePoint], prepared: [AffinePoint]
    ) -> (points: [AffinePoint], starts: [Int]) {
        var starts = [0]
        starts.reserveCapacity(columns + 1)
        for length in lengths { starts.append(starts[starts.count - 1] + length) }
        var next = starts
        var points = Array(repeating: AffinePoint.infinity, count: terms.count)
        for term in terms {
            let column = Int(term >> 32)
            points[next[column]] = ColumnSums.point(
                UInt32(truncatingIfNeeded: term), table, prepared)
            next[column] += 1
        }
        return (points, starts)
    }

    /// The point that a term names.
    private static func point(
        _ term: UInt32, _ table: [AffinePoint], _ prepared: [AffinePoint]
    ) -> AffinePoint {
        let number = Int(term >> 2)
        let point = term & 2 == 0 ? table[number] : prepared[number]
        return term & 1 == 0 ? point : -point
    }

    /// The sum of each column.
    func sums(table: [AffinePoint], prepared: [AffinePoint]) -> [AffinePoint] {
        let lanes = max(
            1, min(ColumnSums.mostLanes, terms.count / (columns * ColumnSums.shortestLane)))
        let width = lanes * columns
        // Lane after lane, and in each of them column after column.
        let laneLengths = (0..<width).map { place in
            (lengths[place % columns] + lanes - 1 - place / columns) / lanes
        }
        // Sorted by length, the places that take part in a round are the first ones.
        let order = ColumnSums.longestFirst(laneLengths)
        let sorted = sortedTerms(order: order, laneLengths: laneLengths)
        let adder = BatchAdder(capacity: width)
        let memory = UnsafeMutablePointer<AffinePoint>.allocate(capacity: 2 * width)
        defer { unsafe memory.deallocate() }
        unsafe memory.initialize(repeating: .infinity, count: 2 * width)
        let sums = unsafe memory
        let summands = unsafe memory + width
        unsafe table.withUnsafeBufferPointer { table in
            unsafe prepared.withUnsafeBufferPointer { prepared in
                unsafe sorted.withUnsafeBufferPointer { sorted in
                    var active = width
                    var next = 0
                    for round in 0..<(order.first.map { laneLengths[$0] } ?? 0) {
                        while active > 0, laneLengths[order[active - 1]] <= round { active -= 1 }
                        // The first terms are the sums to which the others are added.
                        let target = unsafe round == 0 ? sums : summands
                        for place in 0..<active {
                            let term = unsafe sorted[next &+ place]
                            let number = Int(truncatingIfNeeded: term &>> 2)
                            // In bounds: whoever appended the term vouches for its number.
                            let point = unsafe term & 2 == 0 ? table[number] : prepared[number]
                            unsafe target[place] = term & 1 == 0 ? point : -point
                        }
                        next &+= active
                        if round > 0 { unsafe adder.add(summands, to: sums, count: active) }
                    }
                }
            }
        }
        // Back into the order of lanes and columns; then the lower lanes take the upper ones.
        for (place, original) in order.enumerated() {
            unsafe summands[original] = sums[place]
        }
        var left = lanes
        while left > 1 {
            let half = (left + 1) / 2
            unsafe adder.add(
                summands + half * columns, to: summands, count: (left - half) * columns)
            left = half
        }
        return unsafe Array(UnsafeBufferPointer(start: summands, count: columns))
    }

    /// The places in the order of their lengths, the longest first; of one length, in their own order.
    static func longestFirst(_ lengths: [Int]) -> [Int] {
        // How many are as long, and then how many are longer.
        var starts = [Int](repeating: 0, count: (lengths.max() ?? 0) + 1)
        for length in lengths { starts[length] += 1 }
        var longer = 0
        for length in starts.indices.reversed() {
            (starts[length], longer) = (longer, longer + starts[length])
        }
        var order = [Int](repeating: 0, count: lengths.count)
        for (place, length) in lengths.enumerated() {
            order[starts[length]] = place
            starts[length] += 1
        }
        return order
    }

    /// The terms round by round, and in each of them in the order of the places that take part.
    private func sortedTerms(order: [Int], laneLengths: [Int]) -> [UInt32] {
        let lanes = order.count / columns
        var rank = [Int](repeating: 0, count: order.count)
        for (position, place) in order.enumerated() { rank[place] = position }
        // How many places take part in each round, and where its terms begin.
        let rounds = order.first.map { laneLengths[$0] } ?? 0
        var starts = [Int](repeating: 0, count: rounds + 1)
        for length in laneLengths where length > 0 { starts[length] += 1 }
        var active = 0
        for round in (0..<rounds).reversed() {
            active += starts[round + 1]
            starts[round + 1] = active
        }
        for round in 0..<rounds { starts[round + 1] += starts[round] }
        return unsafe Array(unsafeUninitializedCapacity: terms.count) { sorted, initialised in
            unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: columns) { seen in
                unsafe seen.initialize(repeating: 0)
                unsafe rank.withUnsafeBufferPointer { rank in
                    unsafe starts.withUnsafeBufferPointer { starts in
                        for term in terms {
                            let column = Int(truncatingIfNeeded: term &>> 32)
                            // The lengths counted this very term, so its round and place exist.
                            let number = unsafe seen[column]
                            unsafe seen[column] = number &+ 1
                            let round = number / lanes
                            let lane = number &- round &* lanes
                            let place = unsafe starts[round] &+ rank[lane &* columns &+ column]
                            unsafe sorted[place] = UInt32(truncatingIfNeeded: term)
                        }
                    }
                }
            }
            initialised = terms.count
        }
    }
}
