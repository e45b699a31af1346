import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

struct EvaluationTests {
    private static let indices: [UInt16] = [0, 1, 2, 3, 5, 100, 255, 256, 1000, 32_768, 65_535]

    @Test("Values are those of libsecp256k1", arguments: indices)
    func single(index: UInt16) {
        var source = Samples.source(60)
        for count in [0, 1, 2, 9] {
            let points = source.awkwardPoints(count)
            #expect(
                PublicPoints(points).evaluated(at: index) == Point.polynomial(points, at: index),
                "\(Samples.note)")
        }
    }

    @Test("The values of many vectors at one index", arguments: indices)
    func manyVectors(index: UInt16) {
        var source = Samples.source(61)
        for count in [0, 3, 20] {
            let vectors = (0..<count).map { source.awkwardPoints($0 % 5) }
            let values = PublicPoints.evaluations(of: vectors.map { PublicPoints($0) }, at: index)
            #expect(
                values.points == vectors.map { Point.polynomial($0, at: index) }, "\(Samples.note)")
        }
    }

    @Test("The values of one vector at all indices", arguments: [0, 1, 2, 3, 7, 14])
    func allIndices(count: Int) {
        var source = Samples.source(62)
        let points = source.awkwardPoints(count)
        for last: UInt16 in [0, 1, 3, 20] {
            let values = PublicPoints(points).evaluations(upTo: last)
            #expect(
                values.points == (0..<last).map { Point.polynomial(points, at: $0 + 1) },
                "\(Samples.note)")
        }
    }

    // (x - 3)(x - 5)(x - 5) times G: values that vanish on the way, and before and after them
    // differences that do.
    @Test("Differences go through values that are infinity")
    func zeroCrossings() {
        var coefficients = [Scalar.one]
        for root: UInt64 in [3, 5, 5] {
            var next = [Scalar.zero] + coefficients
            for k in coefficients.indices { next[k] = next[k] - Scalar(root) * coefficients[k] }
            coefficients = next
        }
        let points = coefficients.map { $0.timesGenerator() }
        let values = PublicPoints(points).evaluations(upTo: 10)
        for index: UInt16 in 1...10 {
            let value = values[Int(index) - 1]
            #expect(value.isInfinity == (index == 3 || index == 5))
            #expect(value == Point.polynomial(points, at: index))
        }
    }

    @Test("A vector of infinities, and a constant, have equal values everywhere")
    func constants() {
        let zeros = PublicPoints(Array(repeating: .infinity, count: 6))
        #expect(zeros.evaluations(upTo: 9).points.allSatisfy { $0.isInfinity })
        let constant = PublicPoints([.generator] + Array(repeating: .infinity, count: 5))
        #expect(constant.evaluations(upTo: 9).points.allSatisfy { $0 == .generator })
    }

    @Test(
        "Values at some indices, in any order",
        arguments: [
            [], [0], [5], [9, 1, 1, 0, 4], [65_535, 1], Array(1...12), [12, 11, 9, 8, 7, 6, 5],
        ])
    func someIndices(indices: [UInt16]) {
        var source = Samples.source(63)
        for count in [0, 1, 4] {
            let points = source.awkwardPoints(count)
            let values = PublicPoints(points).evaluations(at: indices)
            #expect(values.points == indices.map { Point.polynomial(points, at: $0) })
        }
    }
}
