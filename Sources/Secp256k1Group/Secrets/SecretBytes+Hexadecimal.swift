extension SecretBytes {
    /// Reads lower-case hexadecimal digits in constant time: no branch and no address depends on a
    /// digit.
    ///
    /// Whether they are digits at all shows in the result and in nothing else.
    ///
    /// - Parameter digits: The ASCII digits, two a byte; an odd number of them, an upper-case digit
    ///   and anything else give `nil`.
    public init?(hexadecimal digits: RawSpan) {
        guard digits.byteCount % 2 == 0 else { return nil }
        let result = SecretBytes(zeroed: digits.byteCount / 2)
        var valid: Int32 = -1
        unsafe result.withUnsafeMutablePointer { output in
            for offset in 0..<digits.byteCount / 2 {
                let high = SecretBytes.nibble(of: digits, at: 2 * offset)
                let low = SecretBytes.nibble(of: digits, at: 2 * offset + 1)
                valid &= high.isDigit & low.isDigit
                unsafe output[offset] = UInt8(truncatingIfNeeded: high.value &<< 4 | low.value)
            }
        }
        guard PublicByDesign.whetherCanonical.declare(valid) == -1 else { return nil }
        self = result
    }

    /// Two lower-case hexadecimal digits a byte, in constant time and still secret.
    ///
    /// - Returns: The ASCII digits, in a buffer that is wiped.
    public borrowing func hexadecimal() -> SecretBytes {
        let result = SecretBytes(zeroed: 2 * count)
        unsafe withUnsafePointer { input in
            unsafe result.withUnsafeMutablePointer { output in
                for offset in 0..<count {
                    let byte = unsafe Int32(input[offset])
                    unsafe output[2 * offset] = SecretBytes.digit(byte &>> 4)
                    unsafe output[2 * offset + 1] = SecretBytes.digit(byte & 15)
                }
            }
        }
        return result
    }

    // The operators wrap: a check for overflow would be a branch on the secret.

    /// The value of a digit, and -1 if it is one or 0 if it is not one.
    private static func nibble(
        of digits: RawSpan, at offset: Int
    ) -> (value: Int32, isDigit: Int32) {
        let character = Int32(unsafe digits.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
        let decimal = character &- 0x30
        let letter = character &- 0x61
        // x | (limit - x) has its sign bit set exactly when x is outside 0...limit.
        let isDecimal = ~((decimal | (9 &- decimal)) &>> 31)
        let isLetter = ~((letter | (5 &- letter)) &>> 31)
        return ((decimal & isDecimal) | ((letter &+ 10) & isLetter), isDecimal | isLetter)
    }

    /// The digit of a value in 0...15.
    private static func digit(_ value: Int32) -> UInt8 {
        // "a" is 39 places after where the tenth decimal digit would be. The product, and not a
        // mask, because the optimiser makes a branch of a mask.
        let isLetter = (value &+ 6) &>> 4
        return UInt8(truncatingIfNeeded: value &+ 0x30 &+ isLetter &* 39)
    }
}
