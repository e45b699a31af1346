import Secp256k1Group
import TestSupport
import Testing

struct SecretScalarPointsTests {
    @Test("A secret product equals the public one", arguments: Samples.scalars)
    func products(scalar: Scalar) {
        let secret = SecretScalar(scalar)
        #expect(secret.timesGenerator() == Point.generator.multiplied(by: scalar))
        for point in Samples.points {
            let expected = point.multiplied(by: scalar)
            #expect(secret.times(point) == expected, "\(point); \(Samples.note)")
            let shared = secret.sharedPoint(with: point)?.disclosed()
            let encoded = expected.isInfinity ? nil : expected.compressed
            #expect(shared == encoded, "\(point); \(Samples.note)")
        }
    }

    @Test("The zero secret gives infinity")
    func zero() {
        let zero = SecretScalar(.zero)
        #expect(zero.timesGenerator().isInfinity)
        #expect(zero.times(.generator).isInfinity)
        #expect(zero.times(.infinity).isInfinity)
        #expect(zero.sharedPoint(with: .generator)?.disclosed() == nil)
        #expect(zero.sharedPoint(with: .infinity)?.disclosed() == nil)
        // A secret that became zero by arithmetic is no other zero.
        let vanished = SecretScalar(.one).subtracting(SecretScalar(.one))
        #expect(vanished.timesGenerator().isInfinity)
        #expect(vanished.times(.pedersenGenerator).isInfinity)
    }

    @Test("Infinity times a secret is infinity")
    func infinity() {
        let secret = SecretScalar(Scalar(5))
        #expect(secret.times(.infinity).isInfinity)
        #expect(secret.sharedPoint(with: .infinity)?.disclosed() == nil)
    }

    @Test("Both sides of an exchange share the same point, whatever the sign of its y")
    func exchange() {
        var generator = Samples.source(8)
        var prefixes = Set<UInt8>()
        for _ in 0..<16 {
            let a = SecretScalar(generator.scalar())
            let b = SecretScalar(generator.scalar())
            let left = a.sharedPoint(with: b.timesGenerator())?.disclosed()
            let right = b.sharedPoint(with: a.timesGenerator())?.disclosed()
            #expect(left == right, "\(Samples.note)")
            #expect(left == a.multiplied(by: b).timesGenerator().compressed, "\(Samples.note)")
            if let prefix = left?.first { prefixes.insert(prefix) }
        }
        #expect(prefixes == [2, 3], "\(Samples.note)")
    }
}
