import Secp256k1Group
import TestSupport
import Testing

@testable import PolynomialCommitments

@Suite("Products of many scalars")
struct RunningProductTests {
    /// Around the bounds of what is gathered in a word, and beyond.
    private static let factors: [Scalar] = [
        .one, Scalar(2), Scalar(0xFFFF), Scalar(0xFFFF_FFFF), Scalar(0x1_0000_0000),
        Scalar(0x1_0000_0001), Scalar(UInt64.max), -Scalar.one, -Scalar(7),
        Scalar(UInt64.max) * Scalar(UInt64.max), Scalar(3),
    ]

    @Test("However many are small, the product is that of all", arguments: 0...64)
    func products(count: Int) {
        var source = SeededRandomSource(seed: UInt64(count))
        var product = RunningProduct()
        var expected = Scalar.one
        for position in 0..<count {
            let factor =
                position % 7 == 6
                ? source.scalar()
                : Self.factors[Int(source.next() % UInt64(Self.factors.count))]
            product.multiply(by: factor)
            expected = expected * factor
        }
        #expect(product.value == expected)
        product.multiply(by: .zero)
        #expect(product.value == .zero)
    }

    @Test("Differences have their signs")
    func differences() {
        for first in Self.factors + [.zero] {
            for second in Self.factors + [.zero] {
                var product = RunningProduct()
                product.multiply(by: Scalar(5))
                product.multiply(byDifference: first, second)
                product.multiply(byDifference: .zero, .one)
                #expect(product.value == Scalar(5) * (second - first))
            }
        }
    }

    @Test(
        "A product of all others needs no inversion, so zeros are factors like any",
        arguments: 0...6)
    func others(count: Int) {
        let factors = [Scalar(2), .zero, Scalar(3), -Scalar.one, .zero, Scalar(9)].prefix(count)
        let expected = factors.indices.map { position in
            factors.indices.filter { $0 != position }.reduce(Scalar.one) { $0 * factors[$1] }
        }
        #expect(RunningProduct.productsOfOthers(Array(factors)) == expected)
    }
}
