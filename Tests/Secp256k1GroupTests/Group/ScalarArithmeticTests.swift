import Secp256k1Group
import TestSupport
import Testing

struct ScalarArithmeticTests {
    @Test("Sum, difference, product and inverse are the known ones", arguments: ScalarAnswer.all)
    func knownAnswers(answer: ScalarAnswer) throws {
        let a = try Scalar(hex: answer.a)
        let b = try Scalar(hex: answer.b)
        #expect((a + b).description == answer.sum)
        #expect((a - b).description == answer.difference)
        #expect((a * b).description == answer.product)
        #expect(try #require(b.inverted()).description == answer.inverse)
    }

    @Test("Pairs obey the laws of a ring", arguments: Samples.scalars)
    func pairs(a: Scalar) {
        #expect(a + .zero == a)
        #expect(a * .one == a)
        #expect(a * .zero == .zero)
        #expect(a - a == .zero)
        #expect(a + -a == .zero)
        #expect(-(-a) == a)
        #expect(-a == (.zero - .one) * a)
        for b in Samples.scalars {
            #expect(a + b == b + a, "\(b); \(Samples.note)")
            #expect(a * b == b * a, "\(b); \(Samples.note)")
            #expect(a - b + b == a, "\(b); \(Samples.note)")
            #expect(a - b == a + -b, "\(b); \(Samples.note)")
            #expect(-(a + b) == -a - b, "\(b); \(Samples.note)")
            #expect(-a * b == -(a * b), "\(b); \(Samples.note)")
        }
    }

    @Test("Triples obey the associative and distributive laws")
    func triples() {
        var failures: [String] = []
        for a in Samples.scalars {
            for b in Samples.scalars {
                for c in Samples.scalars {
                    if (a + b) + c != a + (b + c) { failures.append("sum \(a) \(b) \(c)") }
                    if (a * b) * c != a * (b * c) { failures.append("product \(a) \(b) \(c)") }
                    if a * (b + c) != a * b + a * c { failures.append("both \(a) \(b) \(c)") }
                    if a - (b - c) != a - b + c { failures.append("difference \(a) \(b) \(c)") }
                }
            }
        }
        #expect(failures == [], "\(Samples.note)")
    }

    @Test("Every scalar but zero has an inverse", arguments: Samples.scalars)
    func inverses(scalar: Scalar) throws {
        if scalar.isZero {
            #expect(scalar.inverted() == nil)
        } else {
            let inverse = try #require(scalar.inverted())
            #expect(scalar * inverse == .one)
            #expect(inverse.inverted() == scalar)
        }
    }

    @Test("The inverse is the power with exponent q - 2")
    func fermat() throws {
        // An inverse by nothing but multiplication, from the bits of q - 2.
        let exponent = (Scalar.zero - Scalar(2)).bytes
        var generator = Samples.source(2)
        let base = generator.scalar()
        var power = Scalar.one
        for bit in 0..<256 {
            power = power * power
            if exponent[bit / 8] >> (7 - bit % 8) & 1 == 1 { power = power * base }
        }
        #expect(base.inverted() == power, "\(Samples.note)")
    }

    @Test("A small inverse, whose upper limbs are empty, is written in full")
    func smallInverse() throws {
        for value in [UInt64(1), 2, 3, 65_535, .max] {
            let inverse = try #require(Scalar(value).inverted())
            #expect(inverse.inverted() == Scalar(value), "\(value)")
        }
        let half = try #require(Scalar(2).inverted())
        #expect(half + half == .one)
    }

    @Test("Small products and sums agree with machine integers")
    func machineIntegers() {
        var generator = Samples.source(3)
        for _ in 0..<100 {
            let a = generator.next() >> 33
            let b = generator.next() >> 33
            #expect(Scalar(a) * Scalar(b) == Scalar(a * b), "\(a), \(b); \(Samples.note)")
            #expect(Scalar(a) + Scalar(b) == Scalar(a + b), "\(a), \(b); \(Samples.note)")
        }
    }
}
