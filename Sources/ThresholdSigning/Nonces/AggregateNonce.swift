import ThresholdKeys

/// The sums of all hiding and of all binding commitments, of which BIP 445 makes the nonce: infinity is allowed, and
/// is 33 zero bytes.
struct AggregateNonce: Hashable, Sendable {
    let hiding: Point
    let binding: Point

    /// NonceAgg.
    init(of commitments: [NonceCommitment]) {
        hiding = Point.sum(of: commitments.map(\.hiding))
        binding = Point.sum(of: commitments.map(\.binding))
    }

    /// Decodes 66 bytes.
    init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        hiding = try reader.readCompressedPointOrInfinity()
        binding = try reader.readCompressedPointOrInfinity()
        try reader.finish()
    }

    var encoded: [UInt8] { hiding.compressed + binding.compressed }
}
