import Foundation
import Secp256k1Group

/// The values at which arithmetic goes wrong first, and some without a pattern.
enum Samples {
    /// The seed of everything random here; `DKG_TEST_SEED` chooses another.
    static let seed: UInt64 =
        ProcessInfo.processInfo.environment["DKG_TEST_SEED"].flatMap { UInt64($0) } ?? 20_240_611

    /// Says how to repeat a failure.
    static let note = "repeat with DKG_TEST_SEED=\(seed)"

    /// The ends of the range, in every way in which a power of two can be near them, and three
    /// random scalars.
    static let scalars: [Scalar] = {
        var generator = SplitMix64(seed: seed)
        let one = Scalar.one
        return [.zero, one, Scalar(2), Scalar(.max), .zero - one, .zero - Scalar(2)]
            + [power(of: Scalar(2), 128), power(of: Scalar(2), 255)]
            + (0..<3).map { _ in generator.scalar() }
    }()

    /// Infinity, small multiples of G and their negatives, H and random points.
    static let points: [Point] = {
        var generator = SplitMix64(seed: seed &+ 1)
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

/// A small generator that is the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    mutating func digest() -> Digest {
        Digest(bytes(Digest.byteCount)) ?? .zero
    }

    mutating func scalar() -> Scalar {
        Scalar(reducing: digest())
    }

    mutating func point() -> Point {
        scalar().timesGenerator()
    }
}
