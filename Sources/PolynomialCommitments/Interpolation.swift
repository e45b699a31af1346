public import Secp256k1Group

/// Lagrange interpolation: from t shares back to the polynomial.
public enum Interpolation {
    /// The weights with which shares at `indices` add up to the polynomial's value at `point`.
    ///
    /// - Parameters:
    ///   - indices: Distinct indices, in any order.
    ///   - point: Where the polynomial is wanted; 0 is where the secret lies.
    /// - Returns: One weight an index, in the same order.
    /// - Throws: ``InterpolationError/noShares`` or ``InterpolationError/duplicate(index:)``.
    public static func lagrangeCoefficients(
        of indices: [ParticipantIndex], at point: UInt16 = 0
    ) throws(InterpolationError) -> [Scalar] {
        let inverses = try invertedDenominators(of: indices)
        let target = Scalar(UInt64(point))
        // The product of the differences of all others, so that a target among the indices needs no special case.
        let numerators = RunningProduct.productsOfOthers(
            indices.map { target - Scalar(UInt64($0.value)) })
        return zip(numerators, inverses).map { $0 * $1 }
    }

    /// The polynomial of which exactly these are the shares.
    ///
    /// - Parameter shares: One share for each of the t indices; t is the number of coefficients.
    /// - Returns: The polynomial. With shares that do not lie on one polynomial of that length any
    ///   t of them still give one: whoever calls this has checked them.
    /// - Throws: ``InterpolationError/noShares`` or ``InterpolationError/duplicate(index:)``.
    public static func polynomial(
        through shares: [(index: ParticipantIndex, value: Scalar)]
    ) throws(InterpolationError) -> PublicPolynomial {
        let indices = shares.map(\.index)
        let inverses = try invertedDenominators(of: indices)
        let vanishing = vanishingPolynomial(of: indices)
        var coefficients = [Scalar](repeating: .zero, count: shares.count)
        for (position, share) in shares.enumerated() {
            let weight = share.value * inverses[position]
            let quotient = divide(vanishing, byRoot: share.index)
            for k in coefficients.indices {
                coefficients[k] = coefficients[k] + weight * quotient[k]
            }
        }
        return PublicPolynomial(coefficients: coefficients)
    }

    /// The Lagrange basis: for each index the coefficients of the polynomial that is 1 there and 0 at the
    /// others.
    static func basis(
        of indices: [ParticipantIndex]
    ) throws(InterpolationError) -> [[Scalar]] {
        let inverses = try invertedDenominators(of: indices)
        let vanishing = vanishingPolynomial(of: indices)
        return zip(indices, inverses).map { index, inverse in
            divide(vanishing, byRoot: index).map { $0 * inverse }
        }
    }

    /// The secret at 0 of the polynomial through secret shares, in constant time.
    ///
    /// This is what distributed key generation exists to avoid: afterwards one party holds the whole
    /// key. It is for recovery, migration and tests.
    ///
    /// - Parameters:
    ///   - indices: Distinct indices.
    ///   - shares: The share of each, in the same order.
    /// - Returns: The secret.
    /// - Throws: ``InterpolationError``.
    public static func secret(
        of indices: [ParticipantIndex], shares: borrowing SecretScalarVector
    ) throws(InterpolationError) -> SecretScalar {
        guard indices.count == shares.count else {
            throw .count(indices: indices.count, shares: shares.count)
        }
        return sum(of: shares, weights: try lagrangeCoefficients(of: indices))
    }

    /// The secret at 0 of the polynomial through secret shares that lie at any scalars, in constant
    /// time as far as the shares are concerned.
    ///
    /// For protocols whose participants are named by scalars; the caveats of
    /// ``secret(of:shares:)`` hold.
    ///
    /// - Parameters:
    ///   - points: Distinct evaluation points, none of them zero; `nil` is returned if one comes
    ///     twice, or if there are not as many as shares, or none.
    ///   - shares: The share at each, in the same order.
    /// - Returns: The secret.
    public static func secret(
        ofPoints points: [Scalar], shares: borrowing SecretScalarVector
    ) -> SecretScalar? {
        guard points.count == shares.count, let weights = weights(ofPoints: points) else {
            return nil
        }
        return sum(of: shares, weights: weights)
    }

    /// The weights with which values at some points add up to the value at zero: the product of
    /// x_m / (x_m - x_j) over m other than j, for every j.
    ///
    /// - Parameter points: The evaluation points.
    /// - Returns: One weight a point, in the same order; `nil` if one comes twice, or if there are none.
    package static func weights(ofPoints points: [Scalar]) -> [Scalar]? {
        guard let inverses = invertedDenominators(of: points) else { return nil }
        // Denominators are products of x_j - x_m, so every factor of the numerator is negated, too.
        let numerators = RunningProduct.productsOfOthers(points.map { -$0 })
        return zip(numerators, inverses).map { $0 * $1 }
    }

    /// One of ``weights(ofPoints:)``, in time that is linear in the number of points.
    ///
    /// - Parameters:
    ///   - place: Whose weight; one of the places of `points`.
    ///   - points: The evaluation points.
    /// - Returns: The weight; `nil` if the point comes twice.
    package static func weight(ofPlace place: Int, in points: [Scalar]) -> Scalar? {
        var numerator = RunningProduct()
        var denominator = RunningProduct()
        for other in points.indices where other != place {
            numerator.multiply(by: points[other])
            denominator.multiply(byDifference: points[other], points[place])
        }
        return denominator.value.inverted().map { numerator.value * $0 }
    }

    private static func sum(
        of shares: borrowing SecretScalarVector, weights: [Scalar]
    ) -> SecretScalar {
        var secret = SecretScalar(Scalar.zero)
        for (position, weight) in weights.enumerated() {
            secret = secret.adding(shares.scalar(at: position).multiplied(by: weight))
        }
        return secret
    }

    private static func invertedDenominators(
        of indices: [ParticipantIndex]
    ) throws(InterpolationError) -> [Scalar] {
        guard !indices.isEmpty else { throw .noShares }
        var seen = Set<ParticipantIndex>()
        for index in indices {
            guard seen.insert(index).inserted else { throw .duplicate(index: index) }
        }
        // Distinct indices below q have differences that are not zero, and so there are inverses.
        return invertedDenominators(of: indices.map { Scalar(UInt64($0.value)) }) ?? []
    }

    /// 1 / product of (x_j - x_m) over m other than j, for every j, with one inversion for all of
    /// them (Montgomery's trick); `nil` if two points are equal, or if there are none.
    static func invertedDenominators(of points: [Scalar]) -> [Scalar]? {
        if points.isEmpty { return nil }
        let denominators = points.indices.map { position in
            var product = RunningProduct()
            for other in points.indices where other != position {
                product.multiply(byDifference: points[position], points[other])
            }
            return product.value
        }
        var prefixes: [Scalar] = []
        prefixes.reserveCapacity(denominators.count)
        var product = Scalar.one
        for denominator in denominators {
            prefixes.append(product)
            product = product * denominator
        }
        guard var suffix = product.inverted() else { return nil }
        var inverses = denominators
        for position in denominators.indices.reversed() {
            inverses[position] = suffix * prefixes[position]
            suffix = suffix * denominators[position]
        }
        return inverses
    }

    /// The product of (x - index) over all indices, constant term first.
    private static func vanishingPolynomial(of indices: [ParticipantIndex]) -> [Scalar] {
        var product = [Scalar.one]
        for index in indices {
            let root = Scalar(UInt64(index.value))
            var next = [Scalar](repeating: .zero, count: product.count + 1)
            for (k, coefficient) in product.enumerated() {
                next[k + 1] = next[k + 1] + coefficient
                next[k] = next[k] - coefficient * root
            }
            product = next
        }
        return product
    }

    /// The quotient of a polynomial and (x - root), by synthetic division; `root` is a root.
    private static func divide(
        _ polynomial: [Scalar], byRoot root: ParticipantIndex
    ) -> [Scalar] {
        var quotient = [Scalar](repeating: .zero, count: max(polynomial.count - 1, 0))
        var carry = Scalar.zero
        for k in quotient.indices.reversed() {
            carry = carry.multiplied(bySmall: root.value, adding: polynomial[k + 1])
            quotient[k] = carry
        }
        return quotient
    }
}

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
