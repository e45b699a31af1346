package import Secp256k1Group

/// A source that repeats itself: the same seed gives the same bytes.
///
/// A random test takes its seed as an argument, so that a failure prints it.
package struct SeededRandomSource: RandomSource, RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts a stream.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits (splitmix64).
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Overwrites every byte.
    package mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        for offset in 0..<bytes.byteCount {
            bytes.storeBytes(
                of: UInt8(truncatingIfNeeded: next()), toByteOffset: offset, as: UInt8.self)
        }
    }

    /// Some bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// A digest of nothing in particular.
    package mutating func digest() -> Digest { Digest(bytes(Digest.byteCount)) ?? .zero }

    /// A scalar, reduced from 32 bytes.
    package mutating func scalar() -> Scalar {
        var writer = ByteWriter(capacity: 32)
        for _ in 0..<32 { writer.append(UInt8(truncatingIfNeeded: next())) }
        return Scalar(reducing: TaggedHash("test scalar").digest(of: writer))
    }

    /// Several scalars.
    package mutating func scalars(_ count: Int) -> [Scalar] {
        (0..<count).map { _ in scalar() }
    }
}
