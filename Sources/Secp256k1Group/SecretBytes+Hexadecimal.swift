extension SecretBytes {
    /// Fills a buffer of its own, for whoever reads a secret from a file.
    ///
    /// - Parameters:
    ///   - count: How many bytes; a negative number is taken for zero.
    ///   - fill: Writes them; zeros otherwise.
    /// - Throws: What `fill` throws; what was written until then is wiped.
    package init<Failure: Error>(
        count: Int, _ fill: (inout MutableRawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        let bytes = SecretBytes(zeroed: max(count, 0))
        try unsafe bytes.withUnsafeMutablePointer { address throws(Failure) in
            var span = unsafe MutableRawSpan(
                _unsafeStart: UnsafeMutableRawPointer(address), byteCount: bytes.count)
            try fill(&span)
        }
        self = bytes
    }

    /// Two lower-case hexadecimal digits a byte, in constant time.
    package borrowing func hexadecimalDigits() -> SecretBytes {
        let result = SecretBytes(zeroed: 2 * count)
        unsafe withUnsafePointer { source in
            unsafe result.withUnsafeMutablePointer { target in
                for position in 0..<count {
                    unsafe target[2 * position] = SecretBytes.digit(source[position] >> 4)
                    unsafe target[2 * position + 1] = SecretBytes.digit(source[position] & 15)
                }
            }
        }
        return result
    }

    /// Reads hexadecimal digits of either case, in time that depends on their number alone.
    ///
    /// `nil` if there is anything else than an even number of digits.
    package borrowing func fromHexadecimalDigits() -> SecretBytes? {
        guard count.isMultiple(of: 2) else { return nil }
        let result = SecretBytes(zeroed: count / 2)
        var invalid: UInt8 = 0
        unsafe withUnsafePointer { source in
            unsafe result.withUnsafeMutablePointer { target in
                for position in 0..<count / 2 {
                    let high = SecretBytes.nibble(unsafe source[2 * position])
                    let low = SecretBytes.nibble(unsafe source[2 * position + 1])
                    unsafe target[position] = high.value << 4 | low.value
                    invalid |= high.invalid | low.invalid
                }
            }
        }
        guard PublicByDesign.whetherCanonical.declare(invalid) == 0 else { return nil }
        return result
    }

    /// 0xff if `a` is at most `b`, otherwise 0; both are below 256.
    private static func atMost(_ a: UInt8, _ b: UInt8) -> UInt8 {
        UInt8(truncatingIfNeeded: ((UInt16(b) &- UInt16(a)) >> 15) &- 1)
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        // "a" is 39 behind the digit that would follow "9".
        nibble &+ 48 &+ (atMost(10, nibble) & 39)
    }

    private static func nibble(_ digit: UInt8) -> (value: UInt8, invalid: UInt8) {
        let lower = digit | 0x20
        let isNumber = atMost(48, digit) & atMost(digit, 57)
        let isLetter = atMost(97, lower) & atMost(lower, 102)
        let value = (isNumber & (digit &- 48)) | (isLetter & (lower &- 87))
        return (value, ~(isNumber | isLetter))
    }
}
