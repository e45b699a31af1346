import Secp256k1Group
import TestSupport
import Testing

struct PointPolynomialTests {
    private func powerSum(_ coefficients: [Point], at index: UInt16) -> Point {
        var sum = Point.infinity
        var power = Scalar.one
        for coefficient in coefficients {
            sum = sum + coefficient.multiplied(by: power)
            power = power * Scalar(UInt64(index))
        }
        return sum
    }

    @Test("Horner's rule equals the sum of powers", arguments: Samples.indices)
    func powers(index: UInt16) {
        var generator = Samples.source(7)
        for count in 0..<5 {
            let coefficients = (0..<count).map { _ in generator.point() }
            #expect(
                Point.polynomial(coefficients, at: index) == powerSum(coefficients, at: index),
                "\(count) coefficients; \(Samples.note)")
        }
    }

    @Test("Infinity is a coefficient like any other", arguments: Samples.indices)
    func infinity(index: UInt16) {
        let g = Point.generator
        let h = Point.pedersenGenerator
        for position in 0..<4 {
            var coefficients = [g, h, g + h, -g]
            coefficients[position] = .infinity
            #expect(
                Point.polynomial(coefficients, at: index) == powerSum(coefficients, at: index),
                "infinity in position \(position)")
        }
        #expect(Point.polynomial([], at: index).isInfinity)
        #expect(Point.polynomial([.infinity], at: index).isInfinity)
        #expect(Point.polynomial([.infinity, .infinity, .infinity], at: index).isInfinity)
    }

    @Test("A polynomial of multiples of G follows its scalars", arguments: Samples.indices)
    func machineIntegers(index: UInt16) {
        let i = UInt64(index)
        let coefficients = [UInt64(2), 3, 7].map { Scalar($0).timesGenerator() }
        let expected = Scalar(2 + 3 * i + 7 * i * i).timesGenerator()
        #expect(Point.polynomial(coefficients, at: index) == expected)
    }

    @Test("The value at zero is the constant term")
    func atZero() {
        let coefficients = [Point.pedersenGenerator, .generator, .generator]
        #expect(Point.polynomial(coefficients, at: 0) == .pedersenGenerator)
        #expect(Point.polynomial([.infinity, .generator], at: 0).isInfinity)
    }

    @Test("A polynomial that vanishes at a root gives infinity there and only there")
    func root() {
        // (x - 3) (x - 65535) = x^2 - 65538 x + 196605
        let coefficients = [Scalar(196_605), -Scalar(65_538), .one].map { $0.timesGenerator() }
        #expect(Point.polynomial(coefficients, at: 3).isInfinity)
        #expect(Point.polynomial(coefficients, at: 65_535).isInfinity)
        #expect(Point.polynomial(coefficients, at: 4) == (-Scalar(65_531)).timesGenerator())
    }
}
