/// HMAC with SHA-512 (RFC 2104), for public values.
///
/// The key of an extended public key is its chain code, which is public. No secret may be one: the pads and the state
/// are not wiped.
package enum HMACSHA512 {
    /// The size of a code.
    package static let byteCount = SHA512.byteCount

    /// HMAC(K, m), 64 bytes.
    ///
    /// - Parameters:
    ///   - message: m, any number of bytes.
    ///   - key: K, any number of bytes; one that is longer than a block is hashed first.
    /// - Returns: The code.
    package static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        var block = key.count > SHA512.blockByteCount ? SHA512.hash(key) : key
        block += repeatElement(0, count: SHA512.blockByteCount - block.count)
        let inner = SHA512.hash(block.map { $0 ^ 0x36 } + message)
        return SHA512.hash(block.map { $0 ^ 0x5c } + inner)
    }
}
