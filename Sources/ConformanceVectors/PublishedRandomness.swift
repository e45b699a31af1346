import ThresholdSigning

/// Bytes that a vector says were drawn, in their order; it fails when they have come to an end.
struct PublishedRandomness: RandomSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        let count = bytes.byteCount
        guard rest.count >= count else { throw .unavailable }
        for (offset, byte) in rest.prefix(count).enumerated() {
            bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
        rest = rest.dropFirst(count)
    }
}
