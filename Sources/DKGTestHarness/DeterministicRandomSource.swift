public import DKG

/// Randomness that is a function of a seed and a label: the same seed, the same bytes.
///
/// **Never for keys that matter.** Whoever knows the seed knows everything that was made from it.
public struct DeterministicRandomSource: RandomSource, RandomNumberGenerator, Sendable {
    private static let hash = TaggedHash("DKG/test/random")

    private let seed: UInt64
    private let label: [UInt8]
    private var counter: UInt64 = 0

    /// Starts a stream.
    ///
    /// - Parameters:
    ///   - seed: The seed, which a test prints when it fails.
    ///   - label: Separates the streams of one seed.
    public init(seed: UInt64, label: String = "") {
        self.seed = seed
        self.label = Array(label.utf8)
    }

    /// The next 32 bytes.
    ///
    /// - Returns: The bytes.
    public mutating func nextDigest() -> Digest {
        DeterministicRandomSource.hash.publicDigest(of: nextPreimage())
    }

    private mutating func nextPreimage() -> SecretPreimage {
        var writer = ByteWriter(capacity: 16)
        for value in [seed, counter] {
            writer.append(UInt32(truncatingIfNeeded: value >> 32))
            writer.append(UInt32(truncatingIfNeeded: value))
        }
        var preimage = SecretPreimage(capacity: 16 + label.count)
        preimage.append(writer.bytes)
        preimage.append(label)
        counter &+= 1
        return preimage
    }

    /// The next eight bytes as an integer, for Swift's own random functions.
    ///
    /// - Returns: The integer.
    public mutating func next() -> UInt64 {
        nextDigest().bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Fills `bytes` from the stream.
    ///
    /// - Parameter bytes: The memory to fill.
    public mutating func fill(_ bytes: inout MutableRawSpan) {
        var offset = 0
        while offset < bytes.byteCount {
            // The blocks are wiped, so that a check for wiping finds what others leave behind. Each
            // is taken from its end.
            let block = DeterministicRandomSource.hash.secretDigest(of: nextPreimage())
            let count = min(block.count, bytes.byteCount - offset)
            for position in 0..<count {
                let byte = block.withBytes { span in
                    unsafe span.unsafeLoad(
                        fromByteOffset: span.byteCount - 1 - position, as: UInt8.self)
                }
                bytes.storeBytes(of: byte, toByteOffset: offset + position, as: UInt8.self)
            }
            offset += count
        }
    }
}
