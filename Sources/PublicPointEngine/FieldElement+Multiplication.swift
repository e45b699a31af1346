// The product of two values is formed in eight words, and the upper four are folded into the lower
// ones as often as it takes. Every sum of a product of two words and two more words fits in 128 bits.
extension FieldElement {
    @inline(__always)
    static func * (x: FieldElement, y: FieldElement) -> FieldElement {
        var carry: UInt64 = 0
        let r0 = multiply(x.a, y.a, 0, &carry)
        var r1 = multiply(x.a, y.b, 0, &carry)
        var r2 = multiply(x.a, y.c, 0, &carry)
        var r3 = multiply(x.a, y.d, 0, &carry)
        var r4 = carry
        carry = 0
        r1 = multiply(x.b, y.a, r1, &carry)
        r2 = multiply(x.b, y.b, r2, &carry)
        r3 = multiply(x.b, y.c, r3, &carry)
        r4 = multiply(x.b, y.d, r4, &carry)
        var r5 = carry
        carry = 0
        r2 = multiply(x.c, y.a, r2, &carry)
        r3 = multiply(x.c, y.b, r3, &carry)
        r4 = multiply(x.c, y.c, r4, &carry)
        r5 = multiply(x.c, y.d, r5, &carry)
        var r6 = carry
        carry = 0
        r3 = multiply(x.d, y.a, r3, &carry)
        r4 = multiply(x.d, y.b, r4, &carry)
        r5 = multiply(x.d, y.c, r5, &carry)
        r6 = multiply(x.d, y.d, r6, &carry)
        return FieldElement(folding: FieldElement(r0, r1, r2, r3), FieldElement(r4, r5, r6, carry))
    }

    @inline(__always)
    var squared: FieldElement {
        // The products of different words, each once; then twice that, and the squares on top.
        var carry: UInt64 = 0
        var r1 = FieldElement.multiply(a, b, 0, &carry)
        var r2 = FieldElement.multiply(a, c, 0, &carry)
        var r3 = FieldElement.multiply(a, d, 0, &carry)
        var r4 = carry
        carry = 0
        r3 = FieldElement.multiply(b, c, r3, &carry)
        r4 = FieldElement.multiply(b, d, r4, &carry)
        var r5 = carry
        carry = 0
        r5 = FieldElement.multiply(c, d, r5, &carry)
        var r6 = carry
        carry = 0
        r1 = FieldElement.add(r1, r1, &carry)
        r2 = FieldElement.add(r2, r2, &carry)
        r3 = FieldElement.add(r3, r3, &carry)
        r4 = FieldElement.add(r4, r4, &carry)
        r5 = FieldElement.add(r5, r5, &carry)
        r6 = FieldElement.add(r6, r6, &carry)
        var r7 = carry
        var square = UInt128(truncatingIfNeeded: a) &* UInt128(truncatingIfNeeded: a)
        let r0 = UInt64(truncatingIfNeeded: square)
        carry = UInt64(truncatingIfNeeded: square &>> 64)
        r1 = FieldElement.add(r1, 0, &carry)
        square = UInt128(truncatingIfNeeded: b) &* UInt128(truncatingIfNeeded: b)
        r2 = FieldElement.add(r2, UInt64(truncatingIfNeeded: square), &carry)
        r3 = FieldElement.add(r3, UInt64(truncatingIfNeeded: square &>> 64), &carry)
        square = UInt128(truncatingIfNeeded: c) &* UInt128(truncatingIfNeeded: c)
        r4 = FieldElement.add(r4, UInt64(truncatingIfNeeded: square), &carry)
        r5 = FieldElement.add(r5, UInt64(truncatingIfNeeded: square &>> 64), &carry)
        square = UInt128(truncatingIfNeeded: d) &* UInt128(truncatingIfNeeded: d)
        r6 = FieldElement.add(r6, UInt64(truncatingIfNeeded: square), &carry)
        r7 = FieldElement.add(r7, UInt64(truncatingIfNeeded: square &>> 64), &carry)
        return FieldElement(folding: FieldElement(r0, r1, r2, r3), FieldElement(r4, r5, r6, r7))
    }

    /// The residue of low + 2^256 high.
    @inline(__always)
    init(folding low: FieldElement, _ high: FieldElement) {
        var carry: UInt64 = 0
        let s0 = FieldElement.multiply(high.a, FieldElement.fold, low.a, &carry)
        let s1 = FieldElement.multiply(high.b, FieldElement.fold, low.b, &carry)
        let s2 = FieldElement.multiply(high.c, FieldElement.fold, low.c, &carry)
        let s3 = FieldElement.multiply(high.d, FieldElement.fold, low.d, &carry)
        // The carry is at most the fold: what is above 2^256 now is folded a second time.
        let top = carry
        carry = 0
        let t0 = FieldElement.multiply(top, FieldElement.fold, s0, &carry)
        let t1 = FieldElement.add(s1, 0, &carry)
        let t2 = FieldElement.add(s2, 0, &carry)
        let t3 = FieldElement.add(s3, 0, &carry)
        // And if that went past 2^256, less than 2^67 is left, so that the third fold ends in the
        // second word.
        let excess = (0 &- carry) & FieldElement.fold
        carry = 0
        let u0 = FieldElement.add(t0, excess, &carry)
        self.init(u0, t1 &+ carry, t2, t3)
    }

    /// The lower word of x y + addend + carry; the upper one becomes the carry.
    @inline(__always)
    private static func multiply(
        _ x: UInt64, _ y: UInt64, _ addend: UInt64, _ carry: inout UInt64
    ) -> UInt64 {
        let sum =
            UInt128(truncatingIfNeeded: x) &* UInt128(truncatingIfNeeded: y)
            &+ UInt128(truncatingIfNeeded: addend) &+ UInt128(truncatingIfNeeded: carry)
        carry = UInt64(truncatingIfNeeded: sum &>> 64)
        return UInt64(truncatingIfNeeded: sum)
    }
}
