import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

/// Sizes on either side of those at which the engine takes another way.
struct EngineThresholdTests {
    private func compareColumns(_ vectors: [[Point]]) {
        let sums = PublicPoints.columnSums(of: vectors.map { PublicPoints($0) })
        #expect(sums.count == vectors.lazy.map(\.count).max() ?? 0)
        for column in 0..<sums.count {
            let expected = Point.sum(
                of: vectors.compactMap { $0.count > column ? $0[column] : nil })
            #expect(
                sums[column] == expected,
                "column \(column) of \(sums.count), \(vectors.count) vectors, \(Samples.note)")
        }
    }

    @Test(
        "Columns: one by one, in a batch, and several vectors side by side",
        arguments: [
            1, PublicPoints.fewestForBatches - 1, PublicPoints.fewestForBatches,
            PublicPoints.fewestForBatches + 1, PublicPoints.smallestBatch / 3,
            PublicPoints.smallestBatch / 2, PublicPoints.smallestBatch / 2 + 1,
            PublicPoints.smallestBatch, PublicPoints.smallestBatch + 1,
        ])
    func columns(length: Int) {
        var source = Samples.source(210)
        let few = source.awkwardPoints(50)
        for count in 1...7 {
            compareColumns(
                (0..<count).map { number in
                    (0..<length).map { few[(11 * number + $0) % (50 - number)] }
                })
            compareColumns(
                (0..<count).map { number in
                    let own = number % 2 == 0 ? length : length / (number + 1)
                    return (0..<own).map { few[(13 * number + 3 * $0) % 50] }
                })
        }
    }

    @Test("Columns of as many vectors as a large ceremony has dealers", arguments: [1, 2, 3])
    func manyColumns(length: Int) {
        var source = Samples.source(211)
        let few = source.awkwardPoints(64)
        for count in [255, 256, 257, 300] {
            compareColumns(
                (0..<count).map { number in
                    (0..<(number % 5 == 4 ? length - 1 : length)).map {
                        few[(number + 9 * $0) % 64]
                    }
                })
        }
    }

    @Test(
        "Sums: one by one, and by halves",
        arguments: [
            PublicPoints.fewestForBatches - 1, PublicPoints.fewestForBatches,
            PublicPoints.fewestForBatches + 1, 2 * PublicPoints.fewestForBatches - 1,
            2 * PublicPoints.fewestForBatches, 2 * PublicPoints.fewestForBatches + 1,
            4 * PublicPoints.fewestForBatches + 1, 300,
        ])
    func sums(count: Int) {
        var source = Samples.source(212)
        let points = source.awkwardPoints(count)
        #expect(PublicPoints(points).sum() == Point.sum(of: points), "\(Samples.note)")
        let same = Array(repeating: points[count / 2], count: count)
        #expect(PublicPoints(same).sum() == points[count / 2].multiplied(bySmall: UInt16(count)))
    }

    @Test("All values: by Horner's rule, and by differences", arguments: [1, 2, 3, 8, 9, 33])
    func allIndices(count: Int) {
        var source = Samples.source(213)
        let points = source.awkwardPoints(count)
        let vector = PublicPoints(points)
        for last in [count / 2, count / 2 + 1, count, count + 2] {
            let values = vector.evaluations(upTo: UInt16(last))
            #expect(
                values.points == (0..<last).map { Point.polynomial(points, at: UInt16($0 + 1)) },
                "to \(last), \(Samples.note)")
        }
    }

    @Test("Values at some indices: by Horner's rule, and by differences", arguments: [1, 2, 5, 12])
    func someIndices(count: Int) {
        var source = Samples.source(214)
        let points = source.awkwardPoints(count)
        let vector = PublicPoints(points)
        for last in [7, 8, 16] as [UInt16] {
            let most = count / 2 + Int(last) / 8
            for number in [most, most + 1, most + 3] {
                // Out of order, with 0 and repetitions.
                let indices = (0..<number).map { UInt16(5 * $0 % (Int(last) + 1)) } + [last]
                for chosen in [indices, Array(indices.dropFirst())] {
                    #expect(
                        vector.evaluations(at: chosen).points
                            == chosen.map { Point.polynomial(points, at: $0) },
                        "at \(chosen), \(Samples.note)")
                }
            }
        }
    }

    // A scalar has some 43 digits that are not zero, and a lane of 258 columns begins with six digits
    // each: from 72 points on there are two lanes, from 288 on the most of them.
    @Test(
        "Combinations: columns in one lane and in several",
        arguments: [1, 36, 71, 73, 300])
    func combinations(count: Int) {
        var source = Samples.source(215)
        let few = source.awkwardPoints(30)
        let points = (0..<count).map { few[$0 * 7 % 30] }
        let scalars = (0..<count).map { position in
            position % 9 == 0
                ? Samples.scalars[position / 9 % Samples.scalars.count] : source.scalar()
        }
        let products = zip(points, scalars).map { $0.multiplied(by: $1) }
        #expect(
            PublicPoints(points).combined(with: scalars) == Point.sum(of: products),
            "\(Samples.note)")
        let weights = (0..<count).map { position -> UInt128 in
            position % 9 == 0 ? .max : UInt128(source.next()) << 64 | UInt128(source.next())
        }
        let short = zip(points, weights).map { $0.multiplied(by: Scalar(wide: $1)) }
        #expect(
            PublicPoints(points).combined(with: weights) == Point.sum(of: short),
            "\(Samples.note)")
    }

    // All digits lie in few columns, so that these are summed in lanes of their own length, and others
    // have nothing to add.
    @Test("Combinations with the same scalar everywhere", arguments: [100, 300])
    func unevenColumns(count: Int) {
        var source = Samples.source(216)
        let points = source.awkwardPoints(12)
        let vector = PublicPoints((0..<count).map { points[$0 % 12] })
        for scalar in [Samples.lambda - .one, Scalar(wide: .max), source.scalar()] {
            let times = (0..<12).map { scalar * Scalar(UInt64((count - $0 + 11) / 12)) }
            let expected = Point.sum(of: zip(points, times).map { $0.multiplied(by: $1) })
            #expect(
                vector.combined(with: Array(repeating: scalar, count: count)) == expected,
                "\(scalar), \(Samples.note)")
        }
    }
}
