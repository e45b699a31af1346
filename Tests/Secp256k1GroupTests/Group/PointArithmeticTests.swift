import Secp256k1Group
import Testing

struct PointArithmeticTests {
    @Test("Sum, difference and product are the known ones", arguments: PointAnswer.all)
    func knownAnswers(answer: PointAnswer) throws {
        let p = try Point(hex: answer.p)
        let q = try Point(hex: answer.q)
        let scalar = try Scalar(hex: answer.scalar)
        #expect((p + q).description == answer.sum)
        #expect((p - q).description == answer.difference)
        #expect(p.multiplied(by: scalar).description == answer.product)
        #expect(SecretScalar(scalar).times(p).description == answer.product)
        #expect(Point.sum(of: [p, q]).description == answer.sum)
    }

    @Test("Infinity is neutral in every position", arguments: Samples.points)
    func neutral(point: Point) {
        let infinity = Point.infinity
        #expect(point + infinity == point)
        #expect(infinity + point == point)
        #expect(point - infinity == point)
        #expect(infinity - point == -point)
        #expect((point + -point).isInfinity)
        #expect((-point + point).isInfinity)
        #expect((point - point).isInfinity)
        #expect(-(-point) == point)
        #expect(point.multiplied(by: .zero).isInfinity)
        #expect(point.multiplied(by: .one) == point)
        #expect(point.multiplied(by: -.one) == -point)
        #expect((-infinity).isInfinity)
        #expect((infinity + infinity).isInfinity)
        #expect((infinity - infinity).isInfinity)
    }

    @Test("Infinity times any scalar is infinity", arguments: Samples.scalars)
    func infinityTimes(scalar: Scalar) {
        #expect(Point.infinity.multiplied(by: scalar).isInfinity)
    }

    @Test("Sums are commutative and associative", arguments: Samples.points)
    func groupLaws(a: Point) {
        for b in Samples.points {
            #expect(a + b == b + a, "\(b); \(Samples.note)")
            #expect(a - b == -(b - a), "\(b); \(Samples.note)")
            #expect(a - b + b == a, "\(b); \(Samples.note)")
            for c in Samples.points.suffix(4) {
                #expect((a + b) + c == a + (b + c), "\(b), \(c); \(Samples.note)")
            }
        }
    }

    @Test("Doubling equals a multiplication by two, and so on", arguments: Samples.points)
    func doubling(point: Point) {
        #expect(point + point == point.multiplied(by: Scalar(2)))
        #expect(point + point + point == point.multiplied(by: Scalar(3)))
    }

    @Test("Products are distributive on both sides", arguments: Samples.scalars)
    func distributive(a: Scalar) {
        let p = Samples.points[5]
        let r = Samples.points[7]
        #expect(
            (p + r).multiplied(by: a) == p.multiplied(by: a) + r.multiplied(by: a),
            "\(Samples.note)")
        #expect(p.multiplied(by: -a) == -p.multiplied(by: a))
        for b in Samples.scalars {
            let sum = p.multiplied(by: a) + p.multiplied(by: b)
            #expect(p.multiplied(by: a + b) == sum, "\(b); \(Samples.note)")
            let product = p.multiplied(by: b).multiplied(by: a)
            #expect(p.multiplied(by: a * b) == product, "\(b); \(Samples.note)")
        }
    }

    @Test("A small factor is like the same scalar", arguments: Samples.indices)
    func small(factor: UInt16) {
        for point in Samples.points {
            let expected = point.multiplied(by: Scalar(UInt64(factor)))
            #expect(point.multiplied(bySmall: factor) == expected, "\(point); \(Samples.note)")
        }
    }

    @Test("A small factor is like repeated addition")
    func repeatedAddition() {
        let point = Point.pedersenGenerator
        var sum = Point.infinity
        for factor in UInt16(0)...40 {
            #expect(point.multiplied(bySmall: factor) == sum, "\(factor)")
            sum = sum + point
        }
    }
}
