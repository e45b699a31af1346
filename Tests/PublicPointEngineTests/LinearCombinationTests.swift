import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

struct LinearCombinationTests {
    private func plain(_ points: [Point], _ scalars: [Scalar]) -> Point {
        Point.sum(of: zip(points, scalars).map { $0.multiplied(by: $1) })
    }

    @Test("Products of single points with awkward scalars")
    func single() {
        for point in [Samples.points[0], Samples.points[1], Samples.points[8]] {
            for scalar in Samples.scalars {
                let product = PublicPoints([point]).combined(with: [scalar])
                #expect(product == point.multiplied(by: scalar), "\(scalar)")
            }
        }
    }

    @Test("Combinations are those of libsecp256k1", arguments: [0, 1, 2, 5, 20])
    func combinations(count: Int) {
        var source = Samples.source(80 &+ UInt64(count))
        let points = source.awkwardPoints(count)
        let scalars = (0..<count).map { position in
            position % 2 == 0 ? source.scalar() : Samples.scalars[position % Samples.scalars.count]
        }
        let product = PublicPoints(points).combined(with: scalars)
        #expect(product == plain(points, scalars), "\(Samples.note)")
    }

    @Test("Weights of 128 bits", arguments: [1, 6, 20])
    func weights(count: Int) {
        var source = Samples.source(90)
        let points = source.awkwardPoints(count)
        let weights: [UInt128] = (0..<count).map { position in
            switch position % 5 {
            case 0: .max
            case 1: UInt128(position / 5)
            default: UInt128(source.next()) << 64 | UInt128(source.next())
            }
        }
        let product = PublicPoints(points).combined(with: weights)
        #expect(product == plain(points, weights.map { Scalar(wide: $0) }), "\(Samples.note)")
    }

    @Test("Combinations that vanish, on the way and at the end")
    func vanishing() {
        var source = Samples.source(91)
        let scalars = source.scalars(6)
        let point = source.point()
        let points = Array(repeating: point, count: 6)
        let total = scalars.reduce(.zero, +)
        let vanishing = PublicPoints(points + [point]).combined(with: scalars + [-total])
        #expect(vanishing.isInfinity)
        let negatives = points.map { -$0 }
        #expect(PublicPoints(points + negatives).combined(with: scalars + scalars).isInfinity)
        // lambda P and (beta x, y) are one point.
        let turned = point.multiplied(by: Samples.lambda)
        let pair = PublicPoints([point, turned]).combined(with: [Samples.lambda, -.one])
        #expect(pair.isInfinity)
        let double = PublicPoints([point, turned]).combined(with: [Samples.lambda, .one])
        #expect(double == turned + turned)
    }

    @Test("What has no partner counts for nothing")
    func partners() {
        let g = Point.generator
        #expect(PublicPoints([g, g]).combined(with: [Scalar(3)]) == g.multiplied(bySmall: 3))
        #expect(PublicPoints([g]).combined(with: [Scalar(3), .one]) == g.multiplied(bySmall: 3))
        #expect(PublicPoints([g]).combined(with: [UInt128]()).isInfinity)
        #expect(PublicPoints([]).combined(with: [Scalar.one]).isInfinity)
    }
}
