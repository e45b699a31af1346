/// Two field elements that go through the same multiplications.
///
/// The processor works on both at once, since neither waits for the other: a square root of each
/// takes two thirds of the time that one after the other would.
struct FieldPair: BitwiseCopyable, Sendable {
    var first: FieldElement
    var second: FieldElement

    static func * (x: FieldPair, y: FieldPair) -> FieldPair {
        FieldPair(first: x.first * y.first, second: x.second * y.second)
    }

    /// The square of the square of ..., `count` times.
    func squared(times count: Int) -> FieldPair {
        var first = first
        var second = second
        for _ in 0..<count {
            first = first.squared
            second = second.squared
        }
        return FieldPair(first: first, second: second)
    }

    /// A square root of each; `nil` where there is none.
    ///
    /// p = 3 mod 4, so a root of a square x is x^((p+1)/4). The exponent is 223 ones, a zero, 22
    /// ones, four zeros and 1100: runs of ones come from shorter runs.
    var squareRoots: (FieldElement?, FieldElement?) {
        let ones2 = squared(times: 1) * self
        let ones3 = ones2.squared(times: 1) * self
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
        return (
            result.first.squared == first ? result.first : nil,
            result.second.squared == second ? result.second : nil
        )
    }
}
