/// Finds what is wrong among many, by one equation for all and, where it fails, by halves.
///
/// What it names was looked at by itself, so blame is exact whatever an equation said.
package struct BlameByHalves {
    /// What the equations may still cost.
    ///
    /// Halving pays while little is wrong; this bounds what it can cost if much is.
    package private(set) var budget: Int

    /// The positions of what is wrong, in the order in which they were given.
    package private(set) var wrong: [Int] = []

    private let cost: (Int) -> Int

    private let smallest: Int

    /// With fewer an equation over signatures costs more than looking at each; measured.
    package static let smallest = 3

    /// Begins a search.
    ///
    /// - Parameters:
    ///   - budget: What all equations together may cost, in any unit.
    ///   - smallest: With fewer than this each is looked at by itself; at least 1.
    ///   - cost: What an equation over so many costs.
    package init(
        budget: Int, smallest: Int = BlameByHalves.smallest, cost: @escaping (Int) -> Int
    ) {
        self.budget = budget
        self.smallest = max(1, smallest)
        self.cost = cost
    }

    /// Searches among some positions.
    ///
    /// - Parameters:
    ///   - positions: Where.
    ///   - areKnownToFail: Whether the equation over all of them is known to fail, which saves asking it.
    ///   - equationHolds: Whether the equation over some positions holds.
    ///   - isRight: Whether what is at a position is right.
    package mutating func search(
        _ positions: ArraySlice<Int>, areKnownToFail: Bool = false,
        equationHolds: (ArraySlice<Int>) -> Bool, isRight: (Int) -> Bool
    ) {
        let cost = cost(positions.count)
        let isAsked = positions.count >= smallest && budget >= cost
        if isAsked && !areKnownToFail {
            budget -= cost
            if equationHolds(positions) { return }
        }
        if !isAsked || positions.count == 1 {
            wrong += positions.filter { !isRight($0) }
            return
        }
        let middle = positions.startIndex + positions.count / 2
        let before = wrong.count
        search(positions[..<middle], equationHolds: equationHolds, isRight: isRight)
        // All together failed: if the lower half is right, the upper one is not.
        search(
            positions[middle...], areKnownToFail: wrong.count == before,
            equationHolds: equationHolds, isRight: isRight)
    }
}
