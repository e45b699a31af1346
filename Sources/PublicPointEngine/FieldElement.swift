import Secp256k1Group

/// A residue modulo p = 2^256 - 2^32 - 977, the prime of the field that coordinates lie in.
///
/// Four 64-bit words, least significant first. Any 256-bit value may occur, p and above included:
/// a value is brought below p only where it leaves the engine (``canonical``) or is compared
/// (``isZero``). No operation can overflow its type or trap, whatever the words are.
///
/// Variable time, as the whole module.
struct FieldElement: BitwiseCopyable, Sendable {
    var a: UInt64
    var b: UInt64
    var c: UInt64
    var d: UInt64

    /// The difference 2^256 - p, by which a multiple of 2^256 is folded back.
    static let fold: UInt64 = 0x1_0000_03D1

    static let zero = FieldElement(0, 0, 0, 0)
    static let one = FieldElement(1, 0, 0, 0)
    /// The 7 of the curve equation y^2 = x^3 + 7.
    static let seven = FieldElement(7, 0, 0, 0)

    /// p itself, as words.
    static let prime: Point.Words = (0 &- fold, .max, .max, .max)

    @inline(__always)
    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    @inline(__always)
    init(_ words: Point.Words) {
        self.init(words.0, words.1, words.2, words.3)
    }

    /// Whether the residue is zero: the value is 0 or p, since 2p exceeds 2^256.
    @inline(__always)
    var isZero: Bool {
        // Of random values one in 2^32 passes the first test.
        let high = b & c & d
        if b | c | d | a == 0 { return true }
        return high == .max && a == 0 &- FieldElement.fold
    }

    /// Whether the words are below p.
    @inline(__always)
    var isCanonical: Bool {
        b & c & d != .max || a < 0 &- FieldElement.fold
    }

    /// The value below p.
    @inline(__always)
    var canonical: FieldElement {
        // A value of p or more differs from 2^256 by no more than the fold.
        isCanonical ? self : FieldElement(a &+ FieldElement.fold, 0, 0, 0)
    }

    /// Whether the canonical value is odd.
    var isOdd: Bool { canonical.a & 1 == 1 }

    /// The words of the canonical value.
    var words: Point.Words {
        let value = canonical
        return (value.a, value.b, value.c, value.d)
    }

    @inline(__always)
    static func + (x: FieldElement, y: FieldElement) -> FieldElement {
        let (a, carryA) = x.a.addingReportingOverflow(y.a)
        let (b, carryB) = adding(x.b, y.b, carryA)
        let (c, carryC) = adding(x.c, y.c, carryB)
        let (d, carryD) = adding(x.d, y.d, carryC)
        return FieldElement(a, b, c, d).folding(carryD)
    }

    @inline(__always)
    static func - (x: FieldElement, y: FieldElement) -> FieldElement {
        let (a, borrowA) = x.a.subtractingReportingOverflow(y.a)
        let (b, borrowB) = subtracting(x.b, y.b, borrowA)
        let (c, borrowC) = subtracting(x.c, y.c, borrowB)
        let (d, borrowD) = subtracting(x.d, y.d, borrowC)
        // 2^256 too much, so the fold too much.
        let excess = borrowD ? fold : 0
        let (low, borrow) = a.subtractingReportingOverflow(excess)
        if !borrow { return FieldElement(low, b, c, d) }
        return FieldElement(low, b, c, d).borrowing()
    }

    @inline(__always)
    static prefix func - (x: FieldElement) -> FieldElement {
        zero - x
    }

    /// 2^`shift` times this, for a shift of 1 to 3.
    @inline(__always)
    func doubled(_ shift: UInt64) -> FieldElement {
        let rest = 64 &- shift
        let top = d &>> rest
        let shifted = FieldElement(
            a &<< shift, (b &<< shift) | (a &>> rest), (c &<< shift) | (b &>> rest),
            (d &<< shift) | (c &>> rest))
        let (low, carry) = shifted.a.addingReportingOverflow(top &* FieldElement.fold)
        if !carry { return FieldElement(low, shifted.b, shifted.c, shifted.d) }
        return FieldElement(low, shifted.b, shifted.c, shifted.d).carrying()
    }

    /// Three times this.
    @inline(__always)
    var tripled: FieldElement { self + self + self }

    /// Adds the fold if a carry went out of the top.
    @inline(__always)
    private func folding(_ carry: Bool) -> FieldElement {
        let (low, overflow) = a.addingReportingOverflow(carry ? FieldElement.fold : 0)
        if !overflow { return FieldElement(low, b, c, d) }
        return FieldElement(low, b, c, d).carrying()
    }

    /// Adds 2^64: what is left to do, once in 2^31 times, after the lowest word overflowed.
    @inline(never)
    private func carrying() -> FieldElement {
        var result = self
        result.b = b &+ 1
        if result.b != 0 { return result }
        result.c = c &+ 1
        if result.c != 0 { return result }
        result.d = d &+ 1
        if result.d != 0 { return result }
        // Past 2^256 once more. The lowest word just overflowed, so it is below the fold, and the
        // other three are zero.
        result.a = a &+ FieldElement.fold
        return result
    }

    /// Subtracts 2^64: what is left to do, once in 2^31 times, after the lowest word underflowed.
    @inline(never)
    private func borrowing() -> FieldElement {
        var result = self
        result.b = b &- 1
        if b != 0 { return result }
        result.c = c &- 1
        if c != 0 { return result }
        result.d = d &- 1
        if d != 0 { return result }
        // Below zero once more. The lowest word just underflowed, so it is larger than the fold.
        result.a = a &- FieldElement.fold
        return result
    }

    @inline(__always)
    private static func adding(_ x: UInt64, _ y: UInt64, _ carry: Bool) -> (UInt64, Bool) {
        let (sum, first) = x.addingReportingOverflow(y)
        let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        return (total, first || second)
    }

    @inline(__always)
    private static func subtracting(_ x: UInt64, _ y: UInt64, _ borrow: Bool) -> (UInt64, Bool) {
        let (difference, first) = x.subtractingReportingOverflow(y)
        let (total, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
        return (total, first || second)
    }
}

extension FieldElement: Equatable {
    /// Whether the residues are equal; the words may differ.
    @inline(__always)
    static func == (x: FieldElement, y: FieldElement) -> Bool { (x - y).isZero }
}
