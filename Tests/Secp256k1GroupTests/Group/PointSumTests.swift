import Secp256k1Group
import TestSupport
import Testing

struct PointSumTests {
    private let g = Point.generator
    private let h = Point.pedersenGenerator

    @Test("The sum of no points is infinity", arguments: [0, -1, Int.min])
    func empty(count: Int) {
        #expect(Point.sum(of: []).isInfinity)
        let sum = Point.sum(count: count) { _ in
            Issue.record("no point was to be asked for")
            return .generator
        }
        #expect(sum.isInfinity)
    }

    @Test("The sum of infinities is infinity", arguments: [1, 2, 100])
    func infinities(count: Int) {
        #expect(Point.sum(of: Array(repeating: .infinity, count: count)).isInfinity)
    }

    @Test("The sum of one point is that point", arguments: Samples.points)
    func single(point: Point) {
        #expect(Point.sum(of: [point]) == point)
        #expect(Point.sum(of: [.infinity, point]) == point)
        #expect(Point.sum(of: [point, .infinity]) == point)
        #expect(Point.sum(of: [.infinity, point, .infinity]) == point)
    }

    @Test("A sum that cancels is infinity")
    func cancelling() {
        #expect(Point.sum(of: [g, -g]).isInfinity)
        #expect(Point.sum(of: [g, h, -g, -h]).isInfinity)
        #expect(Point.sum(of: [g, g, -(g + g)]).isInfinity)
        #expect(Point.sum(of: [-(g + h), .infinity, g, h]).isInfinity)
        #expect(Point.sum(of: Samples.points + Samples.points.map { -$0 }).isInfinity)
    }

    @Test("A sum that vanishes on the way goes on")
    func cancellingOnTheWay() {
        #expect(Point.sum(of: [g, -g, h]) == h)
        #expect(Point.sum(of: [g, -g, g, -g, g]) == g)
        #expect(Point.sum(of: [h, g, -g, -h, .infinity, h, h]) == h + h)
    }

    @Test("A long sum equals adding one by one, and asks for each point once")
    func long() {
        var generator = Samples.source(6)
        var points = (0..<100).map { _ in generator.point() }
        points[0] = .infinity
        points[50] = .infinity
        points[51] = points[52]
        points[60] = -points[61]
        let expected = points.reduce(.infinity, +)
        #expect(Point.sum(of: points) == expected, "\(Samples.note)")
        #expect(Point.sum(of: points.reversed()) == expected, "\(Samples.note)")

        var asked: [Int] = []
        let sum = Point.sum(count: points.count) { position in
            asked.append(position)
            return points[position]
        }
        #expect(sum == expected, "\(Samples.note)")
        #expect(asked == Array(0..<100))
    }
}
