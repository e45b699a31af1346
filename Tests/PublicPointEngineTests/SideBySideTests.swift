import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

/// Many vectors at one index: one by one below a number of vectors, side by side from it on.
struct SideBySideTests {
    private static let most = PublicPoints.fewestSideBySide

    /// Binary and signed digits, with and without each: 7 = 8 - 1, 0b1011 is no longer in binary.
    private static let indices: [UInt16] = [0, 1, 2, 3, 7, 11, 200, 32_767, 65_535]

    private func compare(_ vectors: [[Point]], at index: UInt16) {
        let values = PublicPoints.evaluations(of: vectors.map { PublicPoints($0) }, at: index)
        #expect(values.count == vectors.count)
        for (position, vector) in vectors.enumerated() {
            #expect(
                values[position] == Point.polynomial(vector, at: index),
                "vector \(position) of \(vectors.count) at \(index), \(Samples.note)")
        }
    }

    @Test("Vectors of one length on either side of the threshold", arguments: indices)
    func threshold(index: UInt16) {
        var source = Samples.source(200)
        for count in [Self.most - 1, Self.most, Self.most + 1] {
            compare((0..<count).map { _ in source.awkwardPoints(2) }, at: index)
        }
    }

    @Test("Vectors of unequal length, the empty one among them", arguments: indices)
    func unequalLengths(index: UInt16) {
        var source = Samples.source(201)
        compare((0..<Self.most).map { source.awkwardPoints($0 % 4) }, at: index)
        compare((0..<Self.most).map { source.awkwardPoints(3 - $0 % 4) }, at: index)
        // One that is longer than all others.
        compare((0..<Self.most).map { source.awkwardPoints($0 == 5 ? 4 : 1) }, at: index)
    }

    @Test("As many vectors as a large ceremony has dealers", arguments: [1, 3, 300] as [UInt16])
    func many(index: UInt16) {
        var source = Samples.source(202)
        let few = source.awkwardPoints(40)
        compare(
            (0..<300).map { number in (0..<number % 3).map { few[(number + 7 * $0) % 40] } },
            at: index)
    }

    // A value that meets its negative becomes infinity, one that meets itself is doubled.
    @Test("Steps at which values vanish or are doubled", arguments: indices)
    func cancelling(index: UInt16) {
        var source = Samples.source(203)
        let vectors = (0..<Self.most).map { number -> [Point] in
            let top = source.point()
            let moved = top.multiplied(bySmall: index)
            switch number % 4 {
            case 0: return [.generator, -moved, top]
            case 1: return [.generator, moved, top]
            case 2: return [-moved, top]
            default: return [top, .infinity, .infinity]
            }
        }
        compare(vectors, at: index)
    }

    @Test("No points at all, and vectors of nothing but infinity", arguments: indices)
    func nothing(index: UInt16) {
        compare(Array(repeating: [], count: Self.most), at: index)
        compare(Array(repeating: [.infinity, .infinity], count: Self.most), at: index)
        compare([], at: index)
        compare([[.generator]], at: index)
    }
}
