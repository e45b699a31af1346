import CLibSecp256k1

/// TH(tag, m) = SHA256(SHA256(tag) || SHA256(tag) || m), the tagged hash of BIP 340.
///
/// The tag separates the uses: two hashes with different tags never collide by accident.
public struct TaggedHash: Sendable {
    private let tag: [UInt8]

    /// Creates the hash function of a tag.
    ///
    /// - Parameter tag: The tag, hashed as its UTF-8 bytes.
    public init(_ tag: String) {
        self.tag = Array(tag.utf8)
    }

    /// Hashes public bytes.
    ///
    /// - Parameter message: The bytes, any number.
    /// - Returns: The digest.
    public func digest(of message: [UInt8]) -> Digest {
        digest(of: message, in: message.indices)
    }

    /// Hashes part of an array without copying it.
    ///
    /// - Parameters:
    ///   - message: The array.
    ///   - range: Which bytes of it; clamped to the array.
    /// - Returns: The digest.
    public func digest(of message: [UInt8], in range: Range<Int>) -> Digest {
        let range = range.clamped(to: message.indices)
        return unsafe message.withUnsafeBufferPointer { buffer in
            unsafe digest(of: UnsafeBufferPointer(rebasing: buffer[range]))
        }
    }

    /// Hashes a preimage that holds a secret; the result is public by the caller's decision.
    ///
    /// - Parameter preimage: The preimage.
    /// - Returns: The digest.
    public func publicDigest(of preimage: borrowing SecretPreimage) -> Digest {
        let secret = secretDigest(of: preimage)
        return unsafe secret.withUnsafePointer { digest in
            unsafe PublicByDesign.publishedDigest.declare(digest, byteCount: secret.count)
            return unsafe Digest(unsafeLoading: digest)
        }
    }

    /// Hashes a preimage that holds a secret, in time that depends only on its length.
    ///
    /// - Parameter preimage: The preimage.
    /// - Returns: The 32 bytes of the digest, secret as well.
    public func secretDigest(of preimage: borrowing SecretPreimage) -> SecretBytes {
        let result = SecretBytes(zeroed: Digest.byteCount)
        let length = preimage.count
        unsafe preimage.withUnsafePointer { message in
            unsafe result.withUnsafeMutablePointer { output in
                unsafe compute(output, message, length)
            }
        }
        return result
    }

    /// scalar(TH(tag, m)): hashes a preimage that holds a secret and reduces the result modulo q, in
    /// time that depends only on the preimage's length.
    ///
    /// - Parameter preimage: The preimage.
    /// - Returns: The scalar, such as a pad; it may be zero.
    public func secretScalar(of preimage: borrowing SecretPreimage) -> SecretScalar {
        SecretScalar(reducing32: secretDigest(of: preimage))
    }

    /// draw(tag, m): the first int(TH(tag, m || c)), c = 0, 1, ..., that is neither zero nor q or
    /// more (Protocol.md, section 2).
    ///
    /// The number of tries shows in the time; a second one happens once in 2^127 draws.
    ///
    /// - Parameter preimage: m. A counter byte is appended to it.
    /// - Returns: A scalar that is uniform as far as the hash is.
    public func draw(_ preimage: consuming SecretPreimage) -> SecretScalar {
        var preimage = preimage
        preimage.append(UInt8(0))
        var counter: UInt8 = 0
        while true {
            preimage.replaceLast(with: counter)
            let candidate = secretDigest(of: preimage)
            if let scalar = SecretScalar(nonzeroCanonical: candidate) { return scalar }
            // 256 rejections in a row have probability 2^-32000.
            counter &+= 1
        }
    }

    /// Hashes public bytes that lie anywhere.
    func digest(of message: UnsafeBufferPointer<UInt8>) -> Digest {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Digest.byteCount) { out in
            let output = unsafe out.baseAddress.unsafelyUnwrapped
            if let address = message.baseAddress {
                unsafe compute(output, address, message.count)
            } else {
                // libsecp256k1 refuses a null message, even an empty one; any address will do.
                unsafe compute(output, UnsafePointer(output), 0)
            }
            return unsafe Digest(unsafeLoading: output)
        }
    }

    private func compute(
        _ output: UnsafeMutablePointer<UInt8>, _ message: UnsafePointer<UInt8>, _ length: Int
    ) {
        CountedCall.countHash(byteCount: length)
        unsafe tag.withUnsafeBufferPointer { tag in
            // As with the message, an empty tag still needs an address.
            let address = unsafe tag.baseAddress ?? message
            _ = unsafe secp256k1_tagged_sha256(
                Secp256k1Context.pointer, output, address, tag.count, message, length)
        }
    }
}
