import Secp256k1Group

/// Base58 with a checksum of four bytes, for the numbers of bytes that an extended key has.
package enum Base58Check {
    private static let alphabet = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    private static let checksumByteCount = 4

    private static func checksum(of payload: some Collection<UInt8>) -> ArraySlice<UInt8> {
        SHA256.hash(SHA256.hash(Array(payload))).prefix(checksumByteCount)
    }

    /// The text of a payload.
    package static func encode(_ payload: [UInt8]) -> String {
        let bytes = payload + checksum(of: payload)
        // Digits of base 58, the lowest first.
        var digits: [UInt8] = []
        for byte in bytes {
            var carry = Int(byte)
            for position in digits.indices {
                carry += Int(digits[position]) << 8
                digits[position] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        // A zero in front counts nothing as a number, and is written as a character of its own.
        digits += repeatElement(0, count: bytes.prefix { $0 == 0 }.count)
        return String(decoding: digits.reversed().map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The payload of a text whose size is known.
    ///
    /// Its caller has bounded the text, because the time grows with the product of both sizes.
    package static func decode(
        _ characters: [UInt8], byteCount: Int
    ) throws(DerivationError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: byteCount + checksumByteCount)
        for (position, character) in characters.enumerated() {
            guard let digit = alphabet.firstIndex(of: character) else {
                throw .notBase58(position: position)
            }
            var carry = digit
            for place in bytes.indices.reversed() {
                carry += Int(bytes[place]) * 58
                bytes[place] = UInt8(carry & 0xff)
                carry >>= 8
            }
            // What does not fit is no text of so many bytes, and the checksum is of what is left of it.
        }
        let payload = bytes.prefix(byteCount)
        guard checksum(of: payload) == bytes.suffix(checksumByteCount) else {
            throw .extendedKeyChecksum
        }
        return Array(payload)
    }
}
