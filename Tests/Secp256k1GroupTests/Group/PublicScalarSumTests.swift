import Testing

@testable import Secp256k1Group

@Suite("Sums of products and polynomials of public scalars")
struct PublicScalarSumTests {
    /// Scalars at the ends of what words and limbs hold, and some between.
    private static let awkward: [Scalar] = {
        var scalars: [Scalar] = [.zero, .one, -.one, Scalar(2), -Scalar(2), Scalar(.max)]
        var power = Scalar.one
        for _ in 0..<256 {
            power = power + power
            scalars += [power, power - .one, -power]
        }
        return scalars
    }()

    private func scalars(_ count: Int, _ label: String) -> [Scalar] {
        (0..<count).map { number in
            number % 3 == 0
                ? PublicScalarSumTests.awkward[
                    (number * 7919 + label.utf8.count) % PublicScalarSumTests.awkward.count]
                : Scalar(
                    reducing: TaggedHash("test scalar").digest(of: Array("\(label) \(number)".utf8))
                )
        }
    }

    @Test("A product alone is that of GMP's constant-time functions")
    func products() {
        let awkward = PublicScalarSumTests.awkward
        for (position, a) in awkward.enumerated() {
            for step in [0, 1, 17, 301] {
                let b = awkward[(position + step) % awkward.count]
                #expect(Scalar.sumOfProducts([a], [b]) == a * b)
            }
        }
    }

    @Test("Sums of any length, with operands that do not match", arguments: [0, 1, 2, 7, 64, 700])
    func sums(count: Int) {
        let (a, b) = (scalars(count, "a"), scalars(count + 1, "b"))
        let expected = zip(a, b).reduce(Scalar.zero) { $0 + $1.0 * $1.1 }
        #expect(Scalar.sumOfProducts(a, b) == expected)
        #expect(Scalar.sumOfProducts(b, a) == expected)
    }

    @Test("The largest products, so many that the ninth word counts")
    func overflowing() {
        let largest = [Scalar](repeating: -.one, count: 1000)
        #expect(Scalar.sumOfProducts(largest, largest) == Scalar(1000))
    }

    @Test(
        "Horner's rule at small indices, the largest coefficients included",
        arguments: [0, 1, 2, 3, 255, 256, 65534, 65535] as [UInt16])
    func polynomials(index: UInt16) {
        for count in [0, 1, 2, 5, 200] {
            for coefficients in [scalars(count, "c"), [Scalar](repeating: -.one, count: count)] {
                let plain = coefficients.reversed().reduce(Scalar.zero) {
                    $0.multiplied(bySmall: index, adding: $1)
                }
                #expect(Scalar.polynomial(coefficients, at: index) == plain)
            }
        }
    }
}
