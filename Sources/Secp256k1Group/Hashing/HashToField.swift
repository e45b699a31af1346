/// hash_to_field of RFC 9380 with expand_message_xmd and SHA-256, modulo the group order.
///
/// For public values: identifiers and challenges.
package enum HashToField {
    /// L, 48 bytes, so that the reduction modulo q has a bias of 2^-128.
    private static let byteCount = 48

    /// 2^256 modulo q: one more than the largest value of 32 bytes.
    private static let twoTo256 = reduced([UInt8](repeating: 0xFF, count: 32)) + .one

    /// The scalar of a message under a domain separation tag of at most 255 bytes.
    package static func scalar(_ message: [UInt8], tag: [UInt8]) -> Scalar {
        let uniform = expand(message, tag: tag)
        let high = [UInt8](repeating: 0, count: 16) + uniform.prefix(16)
        let low = Array(uniform.suffix(32))
        return reduced(high) * twoTo256 + reduced(low)
    }

    /// expand_message_xmd (RFC 9380, section 5.3.1) for 48 bytes, which takes two blocks.
    private static func expand(_ message: [UInt8], tag: [UInt8]) -> [UInt8] {
        let suffix = tag + [UInt8(truncatingIfNeeded: tag.count)]
        let padding = [UInt8](repeating: 0, count: SHA256.blockByteCount)
        let zeroth = SHA256.hash(padding + message + [0, UInt8(byteCount), 0] + suffix)
        let first = SHA256.hash(zeroth + [1] + suffix)
        let mixed = zip(zeroth, first).map { $0 ^ $1 }
        let second = SHA256.hash(mixed + [2] + suffix)
        return Array((first + second).prefix(byteCount))
    }

    private static func reduced(_ bytes: [UInt8]) -> Scalar {
        // Both parts have 32 bytes; a digest of another number would be a zero here.
        Digest(bytes).map(Scalar.init(reducing:)) ?? .zero
    }
}
