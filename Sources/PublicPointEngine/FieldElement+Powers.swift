import Secp256k1Group

extension FieldElement {
    /// The inverse; zero for zero, which has none.
    ///
    /// GMP's extended Euclid takes less than half of the time that a power of p - 2 would.
    var inverted: FieldElement {
        let inverse = PublicInverse.inverse(of: words, modulo: FieldElement.prime)
        return inverse.map { FieldElement($0) } ?? .zero
    }

    /// A square root; `nil` if there is none.
    var squareRoot: FieldElement? { FieldPair(first: self, second: self).squareRoots.0 }
}
