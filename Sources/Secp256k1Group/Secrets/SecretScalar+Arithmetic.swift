// Constant time throughout; see Limbs.
extension SecretScalar {
    private static func combine(
        _ a: borrowing SecretScalar, _ b: borrowing SecretScalar,
        _ operation: (Limbs.MutablePointer, Limbs.Pointer, Limbs.Pointer) -> Void
    ) -> SecretScalar {
        let result = SecretScalar()
        unsafe a.withLimbs { a in
            unsafe b.withLimbs { b in
                unsafe result.withMutableLimbs { unsafe operation($0, a, b) }
            }
        }
        return result
    }

    /// The sum of two secrets modulo q.
    ///
    /// - Parameter other: The other secret.
    /// - Returns: The sum.
    public borrowing func adding(_ other: borrowing SecretScalar) -> SecretScalar {
        unsafe SecretScalar.combine(self, other, Limbs.add)
    }

    /// The sum with a public scalar modulo q.
    ///
    /// - Parameter other: The public scalar.
    /// - Returns: The sum.
    public borrowing func adding(_ other: Scalar) -> SecretScalar {
        adding(SecretScalar(other))
    }

    /// The difference of two secrets modulo q.
    ///
    /// - Parameter other: What is subtracted.
    /// - Returns: The difference.
    public borrowing func subtracting(_ other: borrowing SecretScalar) -> SecretScalar {
        unsafe SecretScalar.combine(self, other, Limbs.subtract)
    }

    /// The product of two secrets modulo q.
    ///
    /// - Parameter other: The other secret.
    /// - Returns: The product.
    public borrowing func multiplied(by other: borrowing SecretScalar) -> SecretScalar {
        unsafe SecretScalar.combine(self, other, Limbs.multiply)
    }

    /// The product with a public scalar modulo q.
    ///
    /// - Parameter other: The public scalar.
    /// - Returns: The product.
    public borrowing func multiplied(by other: Scalar) -> SecretScalar {
        multiplied(by: SecretScalar(other))
    }

    /// The negative modulo q; that of zero is zero.
    ///
    /// - Returns: The negative.
    public borrowing func negated() -> SecretScalar {
        SecretScalar().subtracting(self)
    }
}
