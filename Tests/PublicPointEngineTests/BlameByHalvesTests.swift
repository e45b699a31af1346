import Testing

@testable import PublicPointEngine

@Suite("Blame by halves")
struct BlameByHalvesTests {
    private func run(
        _ count: Int, wrong: Set<Int>, budget: Int = 1000, areKnownToFail: Bool = false,
        smallest: Int = BlameByHalves.smallest, cost: @escaping (Int) -> Int = { $0 }
    ) -> (wrong: [Int], spent: Int, equations: [Int], single: [Int]) {
        var blame = BlameByHalves(budget: budget, smallest: smallest, cost: cost)
        var equations: [Int] = []
        var single: [Int] = []
        blame.search(
            Array(0..<count)[...], areKnownToFail: areKnownToFail,
            equationHolds: { positions in
                equations.append(positions.count)
                return wrong.isDisjoint(with: positions)
            },
            isRight: { position in
                single.append(position)
                return !wrong.contains(position)
            })
        return (blame.wrong, budget - blame.budget, equations, single)
    }

    @Test(
        "Every set of wrong ones is found exactly and in order, with any budget",
        arguments: [-1, 0, 1, 2, 3])
    func exact(smallest: Int) {
        for count in 0...8 {
            for bits in 0..<(1 << count) {
                let wrong = Set((0..<count).filter { bits >> $0 & 1 == 1 })
                for budget in [0, 3, 7, 11, 1000] {
                    for areKnownToFail in [false, true] {
                        let found = run(
                            count, wrong: wrong, budget: budget, areKnownToFail: areKnownToFail,
                            smallest: smallest)
                        #expect(found.wrong == wrong.sorted())
                        #expect(found.spent <= budget)
                        // Nothing is looked at twice.
                        #expect(Set(found.single).count == found.single.count)
                    }
                }
            }
        }
    }

    @Test("If all are right, one equation says so, from three on")
    func right() {
        #expect(run(2, wrong: []).equations == [])
        #expect(run(2, wrong: []).single == [0, 1])
        #expect(run(3, wrong: []).equations == [3])
        #expect(run(100, wrong: []).equations == [100])
        #expect(run(100, wrong: []).single == [])
    }

    @Test("Where equations are cheap, they are asked of single ones, too")
    func cheap() {
        #expect(run(0, wrong: [], smallest: 1).equations == [])
        #expect(run(1, wrong: [], smallest: 1).equations == [1])
        #expect(run(1, wrong: [], smallest: 1).single == [])
        #expect(run(1, wrong: [0], smallest: 1).equations == [1])
        #expect(run(1, wrong: [0], smallest: 1).single == [0])
        #expect(run(1, wrong: [0], areKnownToFail: true, smallest: 1).equations == [])
        #expect(run(8, wrong: [7], smallest: 1).equations == [8, 4, 2, 1])
        #expect(run(8, wrong: [7], smallest: 1).single == [7])
        #expect(run(8, wrong: [0], smallest: 1).equations == [8, 4, 2, 1, 1, 2, 4])
        #expect(run(8, wrong: [0], smallest: 1).single == [0])
        // An equation that failed over one is not asked again, and not believed.
        #expect(run(2, wrong: [1], smallest: 2).equations == [2])
        #expect(run(2, wrong: [1], smallest: 2).single == [0, 1])
        let both = run(2, wrong: [0, 1], smallest: 1)
        #expect(both.equations == [2, 1, 1])
        #expect(both.single == [0, 1])
    }

    @Test("The upper half is not asked if only it can be wrong")
    func upper() {
        #expect(run(8, wrong: [7]).equations == [8, 4])
        #expect(run(8, wrong: [7]).single == [4, 5, 6, 7])
        #expect(run(8, wrong: [0]).equations == [8, 4, 4])
        #expect(run(8, wrong: [0]).single == [0, 1, 2, 3])
        #expect(run(8, wrong: [0, 7]).equations == [8, 4, 4])
    }

    @Test("All together are not asked if they are known to fail, even where that is wrong")
    func known() {
        #expect(run(8, wrong: [7], areKnownToFail: true).equations == [4])
        #expect(run(8, wrong: [0], areKnownToFail: true).equations == [4, 4])
        let found = run(8, wrong: [], areKnownToFail: true)
        #expect(found.equations == [4])
        #expect(found.single == [4, 5, 6, 7])
        #expect(found.wrong.isEmpty)
    }

    @Test("What exceeds the budget is looked at by itself")
    func budget() {
        #expect(run(8, wrong: [0], budget: 7).equations == [])
        #expect(run(8, wrong: [0], budget: 8).equations == [8])
        #expect(run(8, wrong: [0], budget: 12).equations == [8, 4])
        #expect(run(8, wrong: [0], budget: 16).equations == [8, 4, 4])
        #expect(run(8, wrong: [0], budget: 7).single == Array(0..<8))
    }

    @Test("An equation costs what was said")
    func cost() {
        let found = run(16, wrong: [15], budget: 9) { 1 + $0 / 8 }
        #expect(found.equations == [16, 8, 4])
        #expect(found.spent == 3 + 2 + 1)
    }
}
