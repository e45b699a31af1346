import Secp256k1Group
import TestSupport
import Testing

struct SecretScalarVectorTests {
    private func powerSum(_ coefficients: [Scalar], at index: UInt16) -> Scalar {
        var sum = Scalar.zero
        var power = Scalar.one
        for coefficient in coefficients {
            sum = sum + coefficient * power
            power = power * Scalar(UInt64(index))
        }
        return sum
    }

    private func vector(_ scalars: [Scalar]) -> SecretScalarVector {
        SecretScalarVector(count: scalars.count) { SecretScalar(scalars[$0]) }
    }

    @Test("A polynomial of random coefficients is evaluated", arguments: Samples.indices)
    func random(index: UInt16) {
        var generator = Samples.source(9)
        for count in [1, 2, 3, 10, 67] {
            let coefficients = (0..<count).map { _ in generator.scalar() }
            let value = vector(coefficients).evaluated(at: index)
            #expect(
                value.disclosed() == powerSum(coefficients, at: index),
                "\(count) coefficients; \(Samples.note)")
        }
    }

    @Test("A polynomial of nothing but extremes is evaluated", arguments: Samples.indices)
    func extremes(index: UInt16) {
        for scalar in Samples.scalars {
            let coefficients = Array(repeating: scalar, count: 20)
            let value = vector(coefficients).evaluated(at: index)
            #expect(
                value.disclosed() == powerSum(coefficients, at: index),
                "\(scalar); \(Samples.note)")
        }
    }

    @Test("Small polynomials agree with machine integers")
    func machineIntegers() {
        let polynomial = vector([Scalar(2), Scalar(3), Scalar(7)])
        for index in Samples.indices {
            let i = UInt64(index)
            let value = polynomial.evaluated(at: index)
            #expect(value.disclosed() == Scalar(2 + 3 * i + 7 * i * i), "index \(index)")
        }
    }

    @Test("A polynomial of secrets and its commitment have the same values")
    func commitment() {
        var generator = Samples.source(10)
        let coefficients = (0..<5).map { _ in generator.scalar() }
        let points = coefficients.map { $0.timesGenerator() }
        for index in Samples.indices {
            let value = vector(coefficients).evaluated(at: index)
            #expect(
                value.timesGenerator() == Point.polynomial(points, at: index),
                "index \(index); \(Samples.note)")
        }
    }

    @Test("The empty polynomial is zero everywhere", arguments: [0, -1, Int.min])
    func empty(count: Int) {
        let none = SecretScalarVector(count: count) { _ in
            Issue.record("no scalar was to be asked for")
            return SecretScalar(.one)
        }
        #expect(none.count == 0)
        for index in Samples.indices {
            #expect(none.evaluated(at: index).disclosed() == .zero)
        }
        #expect(none.scalar(at: 0).disclosed() == .zero)
    }

    @Test("Every scalar is found in its place, and zero outside")
    func places() {
        let some = vector(Samples.scalars)
        #expect(some.count == Samples.scalars.count)
        for (position, scalar) in Samples.scalars.enumerated() {
            #expect(some.scalar(at: position).disclosed() == scalar)
        }
        let full = vector([.one, .one])
        for position in [-1, Int.min, 2, 3, Int.max] {
            #expect(full.scalar(at: position).disclosed() == .zero, "position \(position)")
        }
    }

    @Test("A sum with weights is the sum of the products, and what is outside counts as zero")
    func weightedSum() {
        var generator = Samples.source(12)
        let scalars = Samples.scalars + (0..<5).map { _ in generator.scalar() }
        let some = vector(scalars)
        for weights in [Samples.scalars, (0..<scalars.count).map { _ in generator.scalar() }] {
            var terms = zip(scalars.indices, weights).map { (position: $0, weight: $1) }
            let expected = terms.reduce(Scalar.zero) { $0 + $1.weight * scalars[$1.position] }
            #expect(some.sum(of: terms).disclosed() == expected, "\(Samples.note)")
            for position in [-1, Int.min, scalars.count, Int.max] {
                terms.append((position, .one))
            }
            #expect(some.sum(of: terms).disclosed() == expected, "\(Samples.note)")
        }
        #expect(some.sum(of: [(position: 1, weight: .one)]).disclosed() == scalars[1])
        #expect(some.sum(of: []).disclosed() == .zero)
        #expect(vector([]).sum(of: [(position: 0, weight: .one)]).disclosed() == .zero)
    }

    @Test("An error while filling is passed on, and nothing more is asked for")
    func throwing() {
        var asked: [Int] = []
        #expect(throws: RandomSourceError.unavailable) {
            _ = try SecretScalarVector(count: 5) { position throws(RandomSourceError) in
                asked.append(position)
                if position == 2 { throw .unavailable }
                return SecretScalar(.one)
            }
        }
        #expect(asked == [0, 1, 2])
    }
}
