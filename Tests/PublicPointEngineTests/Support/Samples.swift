import Secp256k1Group
import TestSupport

@testable import PublicPointEngine

/// The values at which arithmetic goes wrong first, and some without a pattern.
enum Samples {
    static let note = TestSeed.note

    static func source(_ number: UInt64) -> SeededRandomSource { TestSeed.source(number) }

    /// Values of the field near 0, p and 2^256, and with words that are empty or full.
    static let fieldElements: [FieldElement] = {
        let fold = FieldElement.fold
        var values: [FieldElement] = []
        for low in [0, 1, 2, fold - 1, fold, fold + 1, 0 &- fold - 1, 0 &- fold, 1 &- fold, .max] {
            values.append(FieldElement(low, 0, 0, 0))
            values.append(FieldElement(low, .max, .max, .max))
            values.append(FieldElement(low, 0, 0, .max))
            values.append(FieldElement(low, .max, 0, 0))
        }
        values += [FieldElement(0, 1, 0, 0), FieldElement(.max, .max, .max, 0)]
        values.append(FieldElement(0, 0, 0, 1 << 63))
        return values
    }()

    /// Scalars at the ends of the range and of what a multiplication splits them into.
    static let scalars: [Scalar] = {
        let one = Scalar.one
        let half = Scalar(wide: .max)
        return [.zero, one, Scalar(2), .zero - one, .zero - Scalar(2), half, half + one, -half]
            + [lambda, -lambda, lambda + one, lambda - one, lambda * half, -(lambda * half)]
            + [half * half, Scalar(31), Scalar(32), Scalar(UInt64.max)]
    }()

    /// The lambda with lambda (x, y) = (beta x, y): a cube root of one modulo q.
    static let lambda: Scalar = {
        let bytes: [UInt8] = [
            0x53, 0x63, 0xad, 0x4c, 0xc0, 0x5c, 0x30, 0xe0, 0xa5, 0x26, 0x1c, 0x02, 0x88, 0x12,
            0x64, 0x5a, 0x12, 0x2e, 0x22, 0xea, 0x20, 0x81, 0x66, 0x78, 0xdf, 0x02, 0x96, 0x7c,
            0x1b, 0x23, 0xbd, 0x72,
        ]
        return Digest(bytes).map { Scalar(reducing: $0) } ?? .zero
    }()

    /// Infinity, small multiples of G and their negatives, and points without a pattern.
    static let points: [Point] = {
        var source = Samples.source(1)
        let g = Point.generator
        return [.infinity, g, -g, g + g, -(g + g), g + g + g]
            + [lambda.timesGenerator(), -lambda.timesGenerator()]
            + [.pedersenGenerator, source.point()]
    }()
}

extension SeededRandomSource {
    /// A point, of which some are infinity, equal or opposite to others.
    mutating func awkwardPoint() -> Point {
        let choice = Int(next() % 16)
        return choice < Samples.points.count ? Samples.points[choice] : point()
    }

    mutating func awkwardPoints(_ count: Int) -> [Point] {
        (0..<count).map { _ in awkwardPoint() }
    }

    mutating func fieldElement() -> FieldElement {
        FieldElement(word(), word(), word(), word())
    }

    /// A word, of which some are empty or full.
    private mutating func word() -> UInt64 {
        switch next() % 8 {
        case 0: 0
        case 1: .max
        case 2: 0 &- FieldElement.fold
        default: next()
        }
    }
}
