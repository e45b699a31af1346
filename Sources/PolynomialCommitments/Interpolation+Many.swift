public import Secp256k1Group

extension Interpolation {
    /// Many polynomials of which shares are known at the same indices.
    ///
    /// What depends on the indices alone is computed once, and a coefficient is one sum of products: a part of
    /// what as many calls of ``polynomial(through:)`` cost.
    ///
    /// - Parameters:
    ///   - indices: The t indices.
    ///   - values: For each polynomial its t shares, in the order of the indices.
    /// - Returns: The polynomials, in the order of `values`.
    /// - Throws: ``InterpolationError``.
    public static func polynomials(
        at indices: [ParticipantIndex], through values: [[Scalar]]
    ) throws(InterpolationError) -> [PublicPolynomial] {
        for shares in values where shares.count != indices.count {
            throw .count(indices: indices.count, shares: shares.count)
        }
        // basis[k][j] is coefficient k of the polynomial that is 1 at index j and 0 at the others.
        let columns = try basis(of: indices)
        let basis = indices.indices.map { k in columns.map { $0[k] } }
        return values.map { shares in
            PublicPolynomial(coefficients: basis.map { Scalar.sumOfProducts($0, shares) })
        }
    }
}
