/// The text of a segregated witness program from version 1 on (BIP 350), written and not read.
package enum Bech32m {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// What the polynomial of a valid text leaves, by which it differs from Bech32.
    private static let constant: UInt32 = 0x2bc8_30a3

    private static let checksumCount = 6

    /// The address of a program.
    ///
    /// - Parameters:
    ///   - program: The bytes of the program.
    ///   - version: The witness version, from 1 to 16.
    ///   - prefix: The lower-case human-readable part.
    /// - Returns: The text.
    package static func address(of program: [UInt8], version: UInt8, prefix: String) -> String {
        let values = [version] + groupsOfFive(program)
        let text = prefix.utf8 + [UInt8(ascii: "1")]
        let characters = (values + checksum(prefix, values)).map { alphabet[Int($0)] }
        return String(decoding: text + characters, as: UTF8.self)
    }

    /// The bits of the bytes in groups of five, the last one filled with zeros.
    private static func groupsOfFive(_ bytes: [UInt8]) -> [UInt8] {
        var groups: [UInt8] = []
        var buffer: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xfff
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                groups.append(UInt8(buffer >> UInt32(bitCount) & 31))
            }
        }
        if bitCount > 0 { groups.append(UInt8(buffer << UInt32(5 - bitCount) & 31)) }
        return groups
    }

    private static func checksum(_ prefix: String, _ values: [UInt8]) -> [UInt8] {
        let expanded = prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
        let zeros = [UInt8](repeating: 0, count: checksumCount)
        let remainder = remainder(of: expanded + values + zeros) ^ constant
        return (0..<checksumCount).map { position in
            UInt8(remainder >> UInt32(5 * (checksumCount - 1 - position)) & 31)
        }
    }

    /// The remainder of the polynomial with these coefficients, modulo that of the code.
    private static func remainder(of values: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [
            0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
        ]
        var remainder: UInt32 = 1
        for value in values {
            let top = remainder >> 25
            remainder = (remainder & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 {
                remainder ^= generator
            }
        }
        return remainder
    }
}
