import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

struct SumTests {
    @Test("Sums are those of libsecp256k1", arguments: [0, 1, 2, 3, 11, 12, 13, 24, 25, 100])
    func sums(count: Int) {
        var source = Samples.source(50 &+ UInt64(count))
        let points = source.awkwardPoints(count)
        #expect(PublicPoints(points).sum() == Point.sum(of: points), "\(Samples.note)")
    }

    @Test("Sums that cancel on the way or at the end", arguments: [1, 6, 20, 40])
    func cancelling(count: Int) {
        var source = Samples.source(51)
        let points = (0..<count).map { _ in source.point() }
        let all = points + points.map { -$0 }
        #expect(PublicPoints(all).sum().isInfinity, "\(Samples.note)")
        #expect(PublicPoints(all + [.generator] + all).sum() == .generator, "\(Samples.note)")
        #expect(PublicPoints(Array(repeating: .infinity, count: count)).sum().isInfinity)
        let same = Array(repeating: points[0], count: count)
        #expect(PublicPoints(same).sum() == points[0].multiplied(bySmall: UInt16(count)))
    }

    @Test(
        "Sums of vectors are sums of their columns",
        arguments: [(0, 0), (3, 0), (1, 1), (2, 3), (5, 3), (20, 5), (7, 30), (40, 13), (3, 130)])
    func columns(count: Int, length: Int) {
        var source = Samples.source(52)
        let vectors = (0..<count).map { number in
            // Some are shorter.
            source.awkwardPoints(number % 4 == 3 ? length / 2 : length)
        }
        let sums = PublicPoints.columnSums(of: vectors.map { PublicPoints($0) })
        #expect(sums.count == (count == 0 ? 0 : length))
        for column in 0..<sums.count {
            let expected = Point.sum(
                of: vectors.compactMap { $0.count > column ? $0[column] : nil })
            #expect(sums[column] == expected, "column \(column), \(Samples.note)")
        }
    }
}
