import CLibGMP

/// Inversion of public values, through GMP's `mpz_invert`: fast, and variable time.
package enum PublicInverse {
    /// Four 64-bit words of an integer, least significant first.
    package typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// The inverse of a value modulo an odd prime of 256 bits.
    ///
    /// - Parameters:
    ///   - value: The value, which need not be below the modulus.
    ///   - modulus: The prime.
    /// - Returns: The inverse, below the modulus; `nil` for a multiple of the modulus, which has none.
    package static func inverse(of value: Words, modulo modulus: Words) -> Words? {
        LibraryAnswers.requireGMP()
        var number = unsafe mpz_t()
        var divisor = unsafe mpz_t()
        var inverse = unsafe mpz_t()
        unsafe gmp_public_init(&number)
        unsafe gmp_public_init(&divisor)
        unsafe gmp_public_init(&inverse)
        defer {
            unsafe gmp_public_clear(&number)
            unsafe gmp_public_clear(&divisor)
            unsafe gmp_public_clear(&inverse)
        }
        unsafe Limbs.InlineTable(value).withPointer {
            unsafe gmp_public_import(&number, Limbs.count, $0)
        }
        unsafe Limbs.InlineTable(modulus).withPointer {
            unsafe gmp_public_import(&divisor, Limbs.count, $0)
        }
        guard unsafe gmp_public_invert(&inverse, &number, &divisor) != 0 else { return nil }
        var result: Words = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &result) { words in
            // The inverse is below the modulus, so it fits; limbs that GMP leaves out stay zero.
            // UInt64 and GMP's limb have the same layout, as CLibGMP's header checks.
            var written = 0
            unsafe gmp_public_export(
                words.assumingMemoryBound(to: UInt.self).baseAddress.unsafelyUnwrapped, &written,
                &inverse)
        }
        return result
    }
}

extension Limbs.InlineTable {
    /// The limbs of four words.
    fileprivate init(_ words: PublicInverse.Words) {
        self.init(UInt(words.0), UInt(words.1), UInt(words.2), UInt(words.3))
    }
}
