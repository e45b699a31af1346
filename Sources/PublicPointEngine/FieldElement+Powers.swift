import Secp256k1Group

extension FieldElement {
    /// The inverse; zero for zero, which has none.
    ///
    /// GMP's extended Euclid takes a fifth of the time that a power of p - 2 would.
    var inverted: FieldElement {
        let inverse = PublicInverse.inverse(of: words, modulo: FieldElement.prime)
        return inverse.map { FieldElement($0) } ?? .zero
    }

    /// A square root; `nil` if there is none.
    ///
    /// p = 3 mod 4, so a root of a square x is x^((p+1)/4). The exponent is 223 ones, a zero, 22
    /// ones, four zeros and 1100: runs of ones come from shorter runs.
    var squareRoot: FieldElement? {
        let ones2 = squared * self
        let ones3 = ones2.squared * self
        let ones6 = ones3.squared(times: 3) * ones3
        let ones9 = ones6.squared(times: 3) * ones3
        let ones11 = ones9.squared(times: 2) * ones2
        let ones22 = ones11.squared(times: 11) * ones11
        let ones44 = ones22.squared(times: 22) * ones22
        let ones88 = ones44.squared(times: 44) * ones44
        let ones176 = ones88.squared(times: 88) * ones88
        let ones220 = ones176.squared(times: 44) * ones44
        let ones223 = ones220.squared(times: 3) * ones3
        let root = (ones223.squared(times: 23) * ones22).squared(times: 6) * ones2
        let result = root.squared(times: 2)
        return result.squared == self ? result : nil
    }

    private func squared(times count: Int) -> FieldElement {
        var result = self
        for _ in 0..<count { result = result.squared }
        return result
    }
}
