/// CRC-32 (ISO 3309, as in zlib), by which a binary encoding names its ciphersuite.
///
/// Only the two context strings go through it, so it has no table. It is not a hash: it protects against
/// mistaking one suite for the other, not against anybody.
enum CRC32 {
    /// The checksum of bytes.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { remainder, byte in
            (0..<8).reduce(remainder ^ UInt32(byte)) { remainder, _ in
                remainder >> 1 ^ (remainder & 1 == 1 ? 0xedb8_8320 : 0)
            }
        }
    }
}
