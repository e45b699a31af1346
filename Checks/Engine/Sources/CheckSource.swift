import Secp256k1Group

/// Inputs from a seed: the same seed gives the same ones (splitmix64).
struct CheckSource: RandomNumberGenerator {
    private var state: UInt64
    /// Points of which the others are made, because a multiplication takes longer than a check.
    private var last = Point.generator

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func digest() -> Digest {
        Digest((0..<32).map { _ in UInt8(truncatingIfNeeded: next()) }) ?? .zero
    }

    mutating func scalar() -> Scalar { Scalar(reducing: digest()) }

    mutating func weight() -> UInt128 { UInt128(next()) << 64 | UInt128(next()) }

    mutating func points(_ count: Int) -> [Point] {
        var point = scalar().timesGenerator()
        return (0..<count).map { _ in
            point = point + point + .pedersenGenerator
            return point
        }
    }

    // Awkward ones: infinity, repetitions, negatives and the ends of ranges.

    mutating func awkwardPoint() -> Point {
        switch next() % 12 {
        case 0: return .infinity
        case 1: return last
        case 2: return -last
        case 3: return .generator
        case 4: return -.generator
        case 5: return last + last
        case 6:
            last = scalar().timesGenerator()
        default:
            last = last + .pedersenGenerator
        }
        return last
    }

    mutating func awkwardPoints(_ count: Int) -> [Point] {
        (0..<count).map { _ in awkwardPoint() }
    }

    // The engine changes its way with the number of points, so a size is any of its range: half of the
    // time a small one, as small ones are quicker and have thresholds, too.
    mutating func size(upTo most: Int) -> Int {
        let range = next() % 2 == 0 ? most : min(most, 40)
        return Int(next() % UInt64(range + 1))
    }

    /// Vectors of one length, or of lengths that differ; some are given twice, or with the other sign.
    ///
    /// With an index some begin with what makes a value at it vanish, or meet itself, on the way.
    mutating func vectors(_ count: Int, upTo length: Int, at index: UInt16? = nil) -> [[Point]] {
        let isEven = next() % 2 == 0
        var vectors: [[Point]] = []
        for _ in 0..<count {
            if let last = vectors.last, next() % 8 == 0 {
                vectors.append(next() % 2 == 0 ? last : last.map { -$0 })
                continue
            }
            let own = isEven || next() % 4 != 0 ? length : Int(next() % UInt64(length + 1))
            var vector = awkwardPoints(own)
            if let index, let top = vector.last, own >= 2, next() % 4 == 0 {
                let moved = top.multiplied(bySmall: index)
                vector[own - 2] = next() % 2 == 0 ? moved : -moved
            }
            vectors.append(vector)
        }
        return vectors
    }

    mutating func awkwardScalar() -> Scalar {
        switch next() % 10 {
        case 0: .zero
        case 1: Scalar(next() % 40)
        case 2: -Scalar(next() % 40)
        case 3: Scalar(wide: awkwardWeight())
        case 4: -Scalar(wide: awkwardWeight())
        case 5: Scalar(wide: awkwardWeight()) * CheckSource.lambda
        case 6: Scalar(wide: awkwardWeight()) * CheckSource.lambda - Scalar(wide: awkwardWeight())
        default: scalar()
        }
    }

    mutating func awkwardWeight() -> UInt128 {
        switch next() % 6 {
        case 0: UInt128.max &>> UInt128(next() % 128)
        case 1: UInt128.max &<< UInt128(next() % 128)
        case 2: UInt128(1) &<< UInt128(next() % 128)
        case 3: UInt128(next() % 40)
        default: weight()
        }
    }

    mutating func awkwardIndex() -> UInt16 {
        switch next() % 4 {
        case 0: UInt16(next() % 8)
        case 1: .max &- UInt16(next() % 4)
        case 2: UInt16(next() % 200)
        default: UInt16(truncatingIfNeeded: next())
        }
    }

    /// A cube root of one modulo q.
    private static let lambda: Scalar = {
        let bytes: [UInt8] = [
            0x53, 0x63, 0xad, 0x4c, 0xc0, 0x5c, 0x30, 0xe0, 0xa5, 0x26, 0x1c, 0x02, 0x88, 0x12,
            0x64, 0x5a, 0x12, 0x2e, 0x22, 0xea, 0x20, 0x81, 0x66, 0x78, 0xdf, 0x02, 0x96, 0x7c,
            0x1b, 0x23, 0xbd, 0x72,
        ]
        return Digest(bytes).map { Scalar(reducing: $0) } ?? .zero
    }()
}
