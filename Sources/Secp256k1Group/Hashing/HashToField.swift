/// hash_to_field of RFC 9380 with expand_message_xmd and SHA-256, modulo the group order.
///
/// As a value it takes a public message piece by piece, so that what many messages begin with is hashed once.
package struct HashToField: Sendable {
    /// L, 48 bytes, so that the reduction modulo q has a bias of 2^-128.
    private static let byteCount = 48

    /// What expand_message_xmd puts before every message: a block of zeros.
    private static let padding = [UInt8](repeating: 0, count: SHA256.blockByteCount)

    /// The state after that block, which is hashed once.
    private static let padded: SHA256 = {
        var hash = SHA256()
        hash.append(padding)
        return hash
    }()

    /// 2^256 modulo q: one more than the largest value of 32 bytes.
    private static let twoTo256 = reduced([UInt8](repeating: 0xFF, count: 32)) + .one

    /// DST', the tag and its length.
    private let suffix: [UInt8]
    /// What follows the message: the number of bytes that are wanted, a zero, and DST'.
    private let ending: [UInt8]
    private var hash = HashToField.padded

    /// Begins a message under a domain separation tag of at most 255 bytes.
    package init(tag: String) {
        suffix = HashToField.suffix(Array(tag.utf8))
        ending = [0, UInt8(HashToField.byteCount), 0] + suffix
    }

    /// Goes on with the message.
    package mutating func append(_ bytes: [UInt8]) { hash.append(bytes) }

    /// The scalar of the message.
    ///
    /// expand_message_xmd (RFC 9380, section 5.3.1) for 48 bytes, which takes two blocks.
    package var scalar: Scalar {
        let zeroth = hash.digest(appending: ending)
        var block = zeroth
        block.reserveCapacity(zeroth.count + 1 + suffix.count)
        block.append(1)
        block += suffix
        let first = SHA256.hash(block)
        for position in zeroth.indices { block[position] ^= first[position] }
        block[zeroth.count] = 2
        let second = SHA256.hash(block)
        let high = [UInt8](repeating: 0, count: 16) + first.prefix(16)
        return HashToField.reduced(high) * HashToField.twoTo256
            + HashToField.reduced(Array(first.suffix(16) + second.prefix(16)))
    }

    /// The scalar of a message under a domain separation tag of at most 255 bytes.
    package static func scalar(_ message: [UInt8], tag: String) -> Scalar {
        var hash = HashToField(tag: tag)
        hash.append(message)
        return hash.scalar
    }

    /// The scalar of a message that holds a secret, in time that depends only on its length.
    package static func secretScalar(
        of message: borrowing SecretPreimage, tag: String
    ) -> SecretScalar {
        let suffix = suffix(Array(tag.utf8))
        var preimage = SecretPreimage(capacity: padding.count + message.count + 64)
        preimage.append(padding)
        preimage.append(message.bytes())
        preimage.append([0, UInt8(byteCount), 0] + suffix)
        let zeroth = SHA256.secretDigest(of: preimage)
        let first = block(1, zeroth, suffix)
        zeroth.formXor(first)
        let second = block(2, zeroth, suffix)
        var high = SecretPreimage(capacity: 64)
        high.append([UInt8](repeating: 0, count: 16))
        high.append(first.part(0..<16))
        var low = SecretPreimage(capacity: 64)
        low.append(first.part(16..<32))
        low.append(second.part(0..<16))
        return SecretScalar(reducing32: high.bytes()).multiplied(by: twoTo256)
            .adding(SecretScalar(reducing32: low.bytes()))
    }

    private static func block(
        _ number: UInt8, _ before: borrowing SecretBytes, _ suffix: [UInt8]
    ) -> SecretBytes {
        var preimage = SecretPreimage(capacity: 96)
        preimage.append(before)
        preimage.append([number] + suffix)
        return SHA256.secretDigest(of: preimage)
    }

    private static func suffix(_ tag: [UInt8]) -> [UInt8] {
        tag + [UInt8(truncatingIfNeeded: tag.count)]
    }

    private static func reduced(_ bytes: [UInt8]) -> Scalar {
        // Both parts have 32 bytes; a digest of another number would be a zero here.
        Digest(bytes).map(Scalar.init(reducing:)) ?? .zero
    }
}
