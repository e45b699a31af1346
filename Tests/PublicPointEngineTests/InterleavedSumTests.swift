import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

/// Few products are summed one by one, many by columns: both ways have to give what libsecp256k1 gives.
@Suite("Sums of few products")
struct InterleavedSumTests {
    /// A product of a combination.
    private enum Term {
        case product(Point, Scalar)
        case weighted(Point, UInt128)
        case prepared(Point, Scalar)

        var value: Point {
            switch self {
            case .product(let point, let scalar), .prepared(let point, let scalar):
                point.multiplied(by: scalar)
            case .weighted(let point, let weight): point.multiplied(by: Scalar(wide: weight))
            }
        }
    }

    private func combination(_ terms: [Term]) -> LinearCombination {
        var combination = LinearCombination(capacity: terms.count)
        for term in terms {
            switch term {
            case .product(let point, let scalar):
                combination.add(AffinePoint(point), times: scalar)
            case .weighted(let point, let weight):
                combination.add(AffinePoint(point), times: weight)
            case .prepared(let point, let scalar):
                let multiples = OddMultiples.table(
                    of: [AffinePoint(point)], multiples: LinearCombination.preparedMultiples)
                combination.add(prepared: multiples, times: scalar)
            }
        }
        return combination
    }

    private func compare(_ terms: [Term], _ note: String = "") {
        let expected = Point.sum(of: terms.map(\.value))
        #expect(combination(terms).interleavedSum().affine.point == expected, "\(note)")
        #expect(combination(terms).columnwiseSum().affine.point == expected, "\(note)")
        #expect(combination(terms).sum().affine.point == expected, "\(note)")
    }

    @Test("Nothing adds up to infinity, by both ways")
    func nothing() {
        compare([])
        compare([.product(.generator, .zero), .weighted(.generator, 0)])
        compare([.product(.infinity, .one), .weighted(.infinity, 1), .prepared(.infinity, .one)])
    }

    @Test("Every awkward scalar times every awkward point")
    func single() {
        for point in Samples.points {
            for scalar in Samples.scalars {
                compare([.product(point, scalar)], "\(scalar)")
                compare([.prepared(point, scalar)], "\(scalar)")
            }
            for weight in [0, 1, 2, 31, 1 << 64, 1 << 127, .max - 1, .max] as [UInt128] {
                compare([.weighted(point, weight)], "\(weight)")
            }
        }
    }

    // Around six products the other way begins.
    @Test("Products of all kinds together", arguments: 1...9)
    func mixed(count: Int) {
        var source = Samples.source(230 &+ UInt64(count))
        for round in 0..<4 {
            compare(
                (0..<count).map { place -> Term in
                    let scalar =
                        (place + round) % 3 == 0
                        ? Samples.scalars[(5 * place + round) % Samples.scalars.count]
                        : source.scalar()
                    let point = source.awkwardPoint()
                    switch (place + round) % 4 {
                    case 0: return .prepared(point, scalar)
                    case 1:
                        return .weighted(
                            point, UInt128(source.next()) << 64 | UInt128(source.next()))
                    default: return .product(point, scalar)
                    }
                }, "\(count) in round \(round), \(Samples.note)")
        }
    }

    @Test("Sums that vanish on the way, double on the way, and vanish at the end")
    func vanishing() {
        var source = Samples.source(231)
        let point = source.point()
        let scalar = source.scalar()
        let turned = point.multiplied(by: Samples.lambda)
        for factor in [scalar, .one, -.one, Samples.lambda, Scalar(wide: .max)] {
            compare([.product(point, factor), .product(-point, factor)])
            compare([.product(point, factor), .product(point, -factor), .product(point, .one)])
            compare([.product(point, factor), .product(point, factor)])
            compare([.product(point, factor), .prepared(point, factor)])
            compare([.product(point, factor), .prepared(point, -factor)])
            compare([.product(point, factor * Samples.lambda), .product(turned, -factor)])
            compare([.product(point, factor * Samples.lambda), .product(turned, factor)])
        }
        compare([.weighted(point, .max), .product(point, -Scalar(wide: .max))])
    }

    @Test("The multiples of few points are those of many", arguments: [0, 1, 2, 5, 40])
    func multiples(count: Int) {
        var source = Samples.source(232)
        let points = source.awkwardPoints(count).map { AffinePoint($0) }
        for multiples in [1, 2, 8, 16] {
            let few = OddMultiples.table(ofFew: points, multiples: multiples)
            let many = OddMultiples.table(of: points, multiples: multiples)
            #expect(few.map(\.point) == many.map(\.point), "\(multiples), \(Samples.note)")
        }
    }

    @Test("Points added as they are")
    func adding() {
        var source = Samples.source(233)
        let points = source.awkwardPoints(4)
        let others = source.awkwardPoints(5)
        let scalars = source.scalars(4)
        let products = zip(points, scalars).map { $0.multiplied(by: $1) }
        func sum(_ others: [Point]) -> Point {
            PublicPoints(points).combined(with: scalars, adding: PublicPoints(others))
        }
        #expect(sum(others) == Point.sum(of: products + others), "\(Samples.note)")
        #expect(sum([]) == Point.sum(of: products))
        #expect(sum([-Point.sum(of: products)]).isInfinity)
        #expect(sum([Point.sum(of: products)]) == Point.sum(of: products + products))
        #expect(
            PublicPoints([]).combined(with: [], adding: PublicPoints(others))
                == Point.sum(of: others))
    }

    @Test("Products that cancel a multiple of G, and those that do not", arguments: [0, 1, 3, 8])
    func cancelling(count: Int) {
        var source = Samples.source(234)
        let logarithms = source.scalars(count)
        let points = PublicPoints(logarithms.map { $0.timesGenerator() })
        let scalars = source.scalars(count)
        let total = zip(logarithms, scalars).map { $0 * $1 }.reduce(Scalar.zero, +)
        #expect(points.cancel(with: scalars, generatorFactor: -total), "\(Samples.note)")
        #expect(!points.cancel(with: scalars, generatorFactor: .one - total), "\(Samples.note)")
        #expect(points.cancel(with: [], generatorFactor: .zero))
        #expect(!points.cancel(with: [], generatorFactor: -.one))
    }

    @Test("Summands column by column, and the order of lengths")
    func columns() {
        let table = OddMultiples.table(of: [AffinePoint(.generator)], multiples: 2)
        let prepared = [AffinePoint(.pedersenGenerator)]
        var columns = ColumnSums(columns: 4, capacity: 4)
        columns.append(multiple: 1, isNegative: false, isPrepared: false, to: 3)
        columns.append(multiple: 0, isNegative: true, isPrepared: true, to: 1)
        columns.append(multiple: 0, isNegative: true, isPrepared: false, to: 3)
        columns.append(multiple: 0, isNegative: false, isPrepared: true, to: 0)
        #expect(columns.count == 4)
        let (points, starts) = columns.summands(table: table, prepared: prepared)
        let (g, h) = (Point.generator, Point.pedersenGenerator)
        #expect(points.map(\.point) == [h, -h, g + g + g, -g])
        #expect(starts == [0, 1, 2, 2, 4])
        #expect(ColumnSums.longestFirst([]) == [])
        #expect(ColumnSums.longestFirst([0, 2, 5, 2, 0, 7, 5]) == [5, 2, 6, 1, 3, 0, 4])
    }
}
