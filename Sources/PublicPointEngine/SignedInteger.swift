/// An integer of at most 128 bits with a sign.
struct SignedInteger: Hashable, Sendable {
    var magnitude: UInt128
    var isNegative: Bool

    init(magnitude: UInt128, isNegative: Bool) {
        self.magnitude = magnitude
        self.isNegative = isNegative
    }

    /// Reads an integer modulo 2^256 that lies between -2^128 and 2^128, ends not included.
    init(_ value: WideInteger) {
        isNegative = value.high >> 127 == 1
        magnitude = isNegative ? 0 &- value.low : value.low
    }

    /// Calls `digit` with the odd digits d of the non-adjacent form of some width w, at most 8, and
    /// the power of two each belongs to, 0 to 128.
    ///
    /// |d| < 2^(w-1); on average every (w+1)-th power has a digit. The integer is the sum of all
    /// d 2^position.
    @inline(__always)
    func forEachDigit(width: UInt64, _ digit: (_ position: Int, _ value: Int) -> Void) {
        var rest = magnitude
        var position = 0
        // The carry is the bit that a negative digit borrowed; it sits at bit 0 of `rest`, so that
        // rest + carry is what is left.
        var carry: UInt64 = 0
        while rest != 0 || carry != 0 {
            let low = UInt64(truncatingIfNeeded: rest)
            // Bits equal to the carry give digits that are zero: 0 + 0, and 1 + 1 with a new carry.
            let equal = carry == 0 ? low.trailingZeroBitCount : (~low).trailingZeroBitCount
            if equal > 0 {
                let skipped = min(equal, 60)
                rest = rest &>> UInt128(truncatingIfNeeded: skipped)
                position = position &+ skipped
                continue
            }
            let window = (low & ((1 &<< width) &- 1)) &+ carry
            carry = window &>> (width &- 1)
            let value = Int(truncatingIfNeeded: window &- carry &<< width)
            digit(position, isNegative ? 0 &- value : value)
            rest = rest &>> UInt128(truncatingIfNeeded: width)
            position = position &+ Int(truncatingIfNeeded: width)
        }
    }
}
