public import ThresholdKeys

/// What a signer says before the message is fixed: D = d G and E = e G, its two nonces times G.
///
/// Public. It is good for one session.
public struct NonceCommitment: Hashable, Sendable {
    /// D, called hiding in RFC 9591 and the first half of the public nonce in BIP 445; never infinity.
    public let hiding: Point

    /// E, called binding in RFC 9591 and the second half in BIP 445; never infinity.
    public let binding: Point

    /// The size of the encoding.
    public static let byteCount = 2 * Point.compressedByteCount

    /// Takes two points.
    ///
    /// - Parameters:
    ///   - hiding: D.
    ///   - binding: E; `nil` is returned if one of them is infinity.
    public init?(hiding: Point, binding: Point) {
        if hiding.isInfinity || binding.isInfinity { return nil }
        self.hiding = hiding
        self.binding = binding
    }

    /// Decodes a commitment.
    ///
    /// - Parameter bytes: 66 bytes: both points, compressed. Infinity is none of them.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        hiding = try reader.readCompressedPoint()
        binding = try reader.readCompressedPoint()
        try reader.finish()
    }

    /// The encoding: 66 bytes, both points compressed.
    public var encoded: [UInt8] { hiding.compressed + binding.compressed }
}

extension NonceCommitment: CustomStringConvertible {
    /// 132 lower-case hexadecimal digits.
    public var description: String { encoded.hexadecimal }
}
