internal import ThresholdKeys

/// The pieces of a binary encoding, for public and for secret writers alike.
package enum PostcardBytes {
    /// The header: version 0 and the suite's four bytes.
    package static func header(_ ciphersuite: FROSTCiphersuite) -> [UInt8] {
        [0] + ciphersuite.shortName
    }

    /// An integer, seven bits a byte, the least significant ones first.
    static func variableInteger(_ value: Int) -> [UInt8] {
        var rest = UInt(max(value, 0))
        var bytes: [UInt8] = []
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
        return bytes
    }
}
