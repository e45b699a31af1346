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
        let order = Limbs.order.storage
        let modulus = (UInt64(order.0), UInt64(order.1), UInt64(order.2), UInt64(order.3))
        // q is prime, so every value below it but zero has an inverse.
        guard let inverse = PublicInverse.inverse(of: words, modulo: modulus) else { return nil }
        return Scalar(
            limbs: (UInt(inverse.0), UInt(inverse.1), UInt(inverse.2), UInt(inverse.3)))
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
