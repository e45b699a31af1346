import CLibGMP

extension Scalar {
    private static func combine(
        _ a: Scalar, _ b: Scalar,
        _ operation: (Limbs.MutablePointer, Limbs.Pointer, Limbs.Pointer) -> Void
    ) -> Scalar {
        var result = Scalar.zero
        unsafe result.withMutableLimbs { result in
            unsafe a.withLimbs { a in
                unsafe b.withLimbs { b in unsafe operation(result, a, b) }
            }
        }
        return result
    }

    /// The sum modulo q.
    ///
    /// - Parameters:
    ///   - a: One scalar.
    ///   - b: The other.
    /// - Returns: a + b mod q.
    public static func + (a: Scalar, b: Scalar) -> Scalar {
        unsafe combine(a, b, Limbs.add)
    }

    /// The difference modulo q.
    ///
    /// - Parameters:
    ///   - a: The minuend.
    ///   - b: The subtrahend.
    /// - Returns: a - b mod q.
    public static func - (a: Scalar, b: Scalar) -> Scalar {
        unsafe combine(a, b, Limbs.subtract)
    }

    /// The product modulo q.
    ///
    /// - Parameters:
    ///   - a: One scalar.
    ///   - b: The other.
    /// - Returns: a b mod q.
    public static func * (a: Scalar, b: Scalar) -> Scalar {
        unsafe combine(a, b, Limbs.multiply)
    }

    /// The negative modulo q; that of zero is zero.
    ///
    /// - Parameter a: The scalar.
    /// - Returns: -a mod q.
    public static prefix func - (a: Scalar) -> Scalar {
        .zero - a
    }

    /// The inverse modulo q.
    ///
    /// Variable time, through GMP's `mpz_invert`: for public values, as this type is.
    ///
    /// - Returns: The scalar whose product with this one is one; `nil` for zero, which has none.
    public func inverted() -> Scalar? {
        if isZero { return nil }
        var value = unsafe mpz_t()
        var modulus = unsafe mpz_t()
        var inverse = unsafe mpz_t()
        unsafe gmp_public_init(&value)
        unsafe gmp_public_init(&modulus)
        unsafe gmp_public_init(&inverse)
        defer {
            unsafe gmp_public_clear(&value)
            unsafe gmp_public_clear(&modulus)
            unsafe gmp_public_clear(&inverse)
        }
        unsafe withLimbs { unsafe gmp_public_import(&value, Limbs.count, $0) }
        unsafe Limbs.order.withPointer { unsafe gmp_public_import(&modulus, Limbs.count, $0) }
        // q is prime, so every other value below it has an inverse.
        guard unsafe gmp_public_invert(&inverse, &value, &modulus) != 0 else { return nil }
        var result = Scalar.zero
        unsafe result.withMutableLimbs { limbs in
            // The inverse is below q, so it fits; limbs that GMP leaves out stay zero.
            var written = 0
            unsafe gmp_public_export(limbs, &written, &inverse)
        }
        return result
    }

    /// One step of Horner's rule: this times a small index, plus the next coefficient.
    ///
    /// - Parameters:
    ///   - factor: The index.
    ///   - addend: The coefficient.
    /// - Returns: self * factor + addend mod q.
    public func multiplied(bySmall factor: UInt16, adding addend: Scalar) -> Scalar {
        var result = self
        unsafe result.withMutableLimbs { result in
            unsafe addend.withLimbs { unsafe Limbs.multiplySmall(result, by: factor, adding: $0) }
        }
        return result
    }
}
