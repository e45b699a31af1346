import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

struct ScalarSplittingTests {
    private func scalar(_ integer: SignedInteger) -> Scalar {
        let value = Scalar(wide: integer.magnitude)
        return integer.isNegative ? -value : value
    }

    private static let powers: [Scalar] = {
        var powers = [Scalar.one]
        while powers.count < 129 { powers.append(powers[powers.count - 1] * Scalar(2)) }
        return powers
    }()

    /// The digits of an integer, checked for their form.
    private func value(ofDigitsOf integer: SignedInteger, width: Int = 5) -> Scalar {
        var sum = Scalar.zero
        var last = -width
        integer.forEachDigit(width: UInt64(width)) { position, digit in
            let isForm =
                digit % 2 != 0 && digit.magnitude < 1 << (width - 1) && position >= last + width
                && position <= 128
            if !isForm { Issue.record("\(digit) at \(position) of \(integer)") }
            last = position
            let product = Self.powers[position] * Scalar(UInt64(digit.magnitude))
            sum = digit < 0 ? sum - product : sum + product
        }
        return sum
    }

    @Test("The halves of a scalar belong to it, and so do their digits")
    func splitting() {
        var source = Samples.source(70)
        for k in Samples.scalars + source.scalars(30) {
            let split = SplitScalar(k)
            #expect(scalar(split.first) + Samples.lambda * scalar(split.second) == k, "\(k)")
            // A correct splitting could still leave halves that are too long for this check.
            #expect(value(ofDigitsOf: split.first) == scalar(split.first), "\(Samples.note)")
            #expect(value(ofDigitsOf: split.second) == scalar(split.second), "\(Samples.note)")
        }
    }

    /// One half is just below the bit that rounds, so that a carry from further below decides.
    @Test("The product rounds by what is below it")
    func rounding() {
        let most = UInt128.max
        let half = UInt128(1) << 127
        for (low, rounded) in [(most, UInt128(1)), (0, 0)] {
            let x = WideInteger(low: low, high: half)
            let y = WideInteger(low: most, high: 0)
            #expect(x.roundedProduct384(y) == rounded)
            #expect(y.roundedProduct384(x) == rounded)
        }
    }

    @Test("Integers of up to 128 bits are the sum of their digits")
    func digits() {
        let values: [UInt128] = [
            0, 1, 2, 15, 16, 17, 31, 32, .max, .max - 1, .max << 1, .max >> 1, 1 << 127,
            .max << 123,
            .max << 124, .max << 64, .max >> 64, UInt128(UInt64.max) << 60,
        ]
        for magnitude in values {
            for isNegative in [false, true] {
                let integer = SignedInteger(magnitude: magnitude, isNegative: isNegative)
                for width in [5, 6] {
                    #expect(value(ofDigitsOf: integer, width: width) == scalar(integer))
                }
            }
        }
    }

    @Test("Multiplying x by beta multiplies the point by lambda")
    func endomorphism() {
        for point in Samples.points where !point.isInfinity {
            var turned = AffinePoint(point)
            turned.x = turned.x * SplitScalar.beta
            #expect(turned.point == point.multiplied(by: Samples.lambda))
        }
    }

    /// x y / 2^384, rounded, from products of 32 bits.
    private func slowRoundedProduct(_ x: [UInt64], _ y: [UInt64]) -> UInt128 {
        let short = { (words: [UInt64]) in words.flatMap { [$0 & 0xffff_ffff, $0 >> 32] } }
        var product = [UInt64](repeating: 0, count: 17)
        for (i, a) in short(x).enumerated() {
            var carry: UInt64 = 0
            for (j, b) in short(y).enumerated() {
                let sum = a * b + product[i + j] + carry
                product[i + j] = sum & 0xffff_ffff
                carry = sum >> 32
            }
            product[i + 8] = carry
        }
        let top = product[12..<16].reversed().reduce(UInt128(0)) { $0 << 32 | UInt128($1) }
        return top &+ UInt128(product[11] >> 31)
    }

    // A carry that is lost moves the quotient by one, and the halves may still be short enough.
    @Test("Rounded products are those of slow arithmetic")
    func roundedProducts() {
        func compare(_ x: [UInt64], _ y: [UInt64]) {
            let wide = [x, y].map { WideInteger(words: ($0[0], $0[1], $0[2], $0[3])) }
            let product = wide[0].roundedProduct384(wide[1])
            if product != slowRoundedProduct(x, y) { Issue.record("\(x) \(y), \(Samples.note)") }
        }
        // Among these each of the carries occurs.
        let awkward = (0..<81).map { number in
            [1, 3, 9, 27].map { [0, 1, .max][number / $0 % 3] as UInt64 }
        }
        for x in awkward { for y in awkward { compare(x, y) } }
        var source = Samples.source(71)
        for _ in 0..<500 {
            compare((0..<4).map { _ in source.next() }, (0..<4).map { _ in source.next() })
        }
    }
}
