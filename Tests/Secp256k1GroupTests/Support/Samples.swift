import Secp256k1Group
import TestSupport

/// The values at which arithmetic goes wrong first, and some without a pattern.
enum Samples {
    static let note = TestSeed.note

    static func source(_ number: UInt64) -> SeededRandomSource { TestSeed.source(1000 + number) }

    /// The ends of the range, in every way in which a power of two can be near them, and three
    /// random scalars.
    static let scalars: [Scalar] = {
        var generator = source(0)
        let one = Scalar.one
        return [.zero, one, Scalar(2), Scalar(.max), .zero - one, .zero - Scalar(2)]
            + [power(of: Scalar(2), 128), power(of: Scalar(2), 255)]
            + (0..<3).map { _ in generator.scalar() }
    }()

    /// Infinity, small multiples of G and their negatives, H and random points.
    static let points: [Point] = {
        var generator = source(1)
        let g = Point.generator
        return [.infinity, g, -g, g + g, -(g + g), .pedersenGenerator, -.pedersenGenerator]
            + (0..<2).map { _ in generator.point() }
    }()

    /// Evaluation points at the ends of their range and of a byte.
    static let indices: [UInt16] = [0, 1, 2, 3, 255, 256, 32_767, 32_768, 65_534, 65_535]

    /// base^exponent by nothing but multiplication.
    static func power(of base: Scalar, _ exponent: Int) -> Scalar {
        (0..<exponent).reduce(.one) { product, _ in product * base }
    }
}
