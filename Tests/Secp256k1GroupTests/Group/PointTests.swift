import Secp256k1Group
import TestSupport
import Testing

struct PointTests {
    @Test("Infinity equals itself and nothing else")
    func infinity() {
        #expect(Point.infinity.isInfinity)
        #expect(Point.infinity == .infinity)
        #expect(Point.infinity != .generator)
        #expect(Point.generator != .infinity)
        #expect(!Point.generator.isInfinity)
        #expect(Point.infinity.description == "infinity")
    }

    @Test("A point and its negative differ, though x is the same")
    func sign() {
        #expect(Point.generator != -.generator)
        #expect(Point.generator.affine.prefix(32) == (-Point.generator).affine.prefix(32))
    }

    @Test("The same point reached by other ways is equal and hashes alike")
    func equality() throws {
        var generator = Samples.source(5)
        for _ in 0..<10 {
            let a = generator.scalar()
            let b = generator.scalar()
            let ways: Set = try [
                (a + b).timesGenerator(),
                a.timesGenerator() + b.timesGenerator(),
                Point.generator.multiplied(by: a + b),
                -((-a).timesGenerator() - b.timesGenerator()),
                Point(compressed: (a + b).timesGenerator().compressed),
                Point(affine: (a + b).timesGenerator().affine),
                SecretScalar(a + b).times(.generator),
            ]
            #expect(ways.count == 1, "\(a), \(b); \(Samples.note)")
        }
    }

    @Test("Different points are different members of a set")
    func distinct() {
        #expect(Set(Samples.points).count == Samples.points.count, "\(Samples.note)")
    }

    @Test("A point is described by its compressed encoding")
    func description() {
        #expect(
            Point.generator.description
                == "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
    }
}
