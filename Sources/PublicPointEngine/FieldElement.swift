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
        var carry: UInt64 = 0
        let a = add(x.a, y.a, &carry)
        let b = add(x.b, y.b, &carry)
        let c = add(x.c, y.c, &carry)
        let d = add(x.d, y.d, &carry)
        return FieldElement(a, b, c, d).adding((0 &- carry) & fold)
    }

    @inline(__always)
    static func - (x: FieldElement, y: FieldElement) -> FieldElement {
        var borrow: UInt64 = 0
        var a = subtract(x.a, y.a, &borrow)
        var b = subtract(x.b, y.b, &borrow)
        var c = subtract(x.c, y.c, &borrow)
        var d = subtract(x.d, y.d, &borrow)
        // 2^256 too much, so the fold too much.
        let excess = (0 &- borrow) & fold
        borrow = 0
        a = subtract(a, excess, &borrow)
        if _fastPath(borrow == 0) { return FieldElement(a, b, c, d) }
        // Once in 2^31 times the borrow reaches the words above.
        b = subtract(b, 0, &borrow)
        c = subtract(c, 0, &borrow)
        d = subtract(d, 0, &borrow)
        // Below zero once more only if the value was below the fold: the lowest word then is one
        // from which the fold can be taken without a borrow.
        return FieldElement(a &- ((0 &- borrow) & fold), b, c, d)
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
        return shifted.adding(top &* FieldElement.fold)
    }

    /// Three times this.
    @inline(__always)
    var tripled: FieldElement { self + self + self }

    /// Adds a word of less than 2^36: a small multiple of the fold, for what went past 2^256.
    @inline(__always)
    private func adding(_ excess: UInt64) -> FieldElement {
        var carry: UInt64 = 0
        let low = FieldElement.add(a, excess, &carry)
        if _fastPath(carry == 0) { return FieldElement(low, b, c, d) }
        // Once in 2^28 times or less the carry reaches the words above.
        let b = FieldElement.add(b, 0, &carry)
        let c = FieldElement.add(c, 0, &carry)
        let d = FieldElement.add(d, 0, &carry)
        // Past 2^256 once more, the lowest word is below 2^36 and takes the fold without a carry.
        return FieldElement(low &+ ((0 &- carry) & FieldElement.fold), b, c, d)
    }

    /// The lower word of x + y + carry; the upper one becomes the carry.
    ///
    /// Without a branch, which would be mispredicted half of the time.
    @inline(__always)
    static func add(_ x: UInt64, _ y: UInt64, _ carry: inout UInt64) -> UInt64 {
        let sum =
            UInt128(truncatingIfNeeded: x) &+ UInt128(truncatingIfNeeded: y)
            &+ UInt128(truncatingIfNeeded: carry)
        carry = UInt64(truncatingIfNeeded: sum &>> 64)
        return UInt64(truncatingIfNeeded: sum)
    }

    /// The lower word of x - y - borrow; whether that is negative becomes the borrow.
    @inline(__always)
    private static func subtract(_ x: UInt64, _ y: UInt64, _ borrow: inout UInt64) -> UInt64 {
        let difference =
            UInt128(truncatingIfNeeded: x) &- UInt128(truncatingIfNeeded: y)
            &- UInt128(truncatingIfNeeded: borrow)
        borrow = UInt64(truncatingIfNeeded: difference &>> 64) & 1
        return UInt64(truncatingIfNeeded: difference)
    }
}

extension FieldElement: Equatable {
    /// Whether the residues are equal; the words may differ.
    @inline(__always)
    static func == (x: FieldElement, y: FieldElement) -> Bool { (x - y).isZero }
}
