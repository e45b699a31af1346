import CLibGMP

/// Arithmetic modulo the group order q on four 64-bit limbs, least significant first.
///
/// Every function is constant time: it calls only GMP's `mpn_sec_*` and `mpn_cnd_*` functions and
/// has no branch that depends on a limb. GMP is asked before the first use whether it is the right one
/// (`LibraryAnswers`). Operands are reduced (< q) and results are, too. Results
/// may alias operands. The caller owns, and wipes, the memory; what a function needs besides lies
/// in one temporary that is wiped before it returns.
enum Limbs {
    typealias Pointer = UnsafePointer<UInt>
    typealias MutablePointer = UnsafeMutablePointer<UInt>

    static let count = 4

    /// q, the order of the group.
    static let order: InlineTable = InlineTable(
        0xBFD2_5E8C_D036_4141, 0xBAAE_DCE6_AF48_A03B, 0xFFFF_FFFF_FFFF_FFFE, 0xFFFF_FFFF_FFFF_FFFF
    )

    /// The difference 2^256 - q, by which a multiple of 2^256 is folded back.
    static let orderComplement: InlineTable = InlineTable(
        0x402D_A173_2FC9_BEBF, 0x4551_2319_50B7_5FC4, 0x1, 0x0
    )

    /// Four constant limbs that can be handed to C.
    struct InlineTable: Sendable {
        let storage: (UInt, UInt, UInt, UInt)

        init(_ a: UInt, _ b: UInt, _ c: UInt, _ d: UInt) {
            storage = (a, b, c, d)
        }

        @inline(__always)
        func withPointer<R>(_ body: (Pointer) -> R) -> R {
            unsafe withUnsafeBytes(of: storage) { bytes in
                // A tuple of four UInt is bound to UInt and never empty.
                unsafe body(bytes.assumingMemoryBound(to: UInt.self).baseAddress.unsafelyUnwrapped)
            }
        }
    }

    /// Lends `limbs` zeroed limbs and wipes them afterwards.
    @inline(__always)
    static func withScratch(_ limbs: Int, _ body: (MutablePointer) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: limbs) { buffer in
            unsafe buffer.initialize(repeating: 0)
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe body(base)
            unsafe wipe(base, byteCount: limbs * MemoryLayout<UInt>.stride)
        }
    }

    /// Given `result` + `carry` * 2^256 < 2q, reduces it to below q.
    private static func subtractOrderIfNeeded(_ result: MutablePointer, carry: UInt) {
        unsafe withScratch(count) { difference in
            unsafe order.withPointer { q in
                let borrow = unsafe gmp_conditional_subtract(1, difference, result, q, count)
                // carry = 1 implies borrow = 1, as the value is below 2q < 2^257.
                let needed = carry | (1 &- borrow)
                _ = unsafe gmp_conditional_subtract(needed, result, result, q, count)
            }
        }
    }

    /// result = a + b mod q.
    static func add(_ result: MutablePointer, _ a: Pointer, _ b: Pointer) {
        LibraryAnswers.requireGMP()
        let carry = unsafe gmp_conditional_add(1, result, a, b, count)
        unsafe subtractOrderIfNeeded(result, carry: carry)
    }

    /// result = a - b mod q.
    static func subtract(_ result: MutablePointer, _ a: Pointer, _ b: Pointer) {
        LibraryAnswers.requireGMP()
        let borrow = unsafe gmp_conditional_subtract(1, result, a, b, count)
        unsafe order.withPointer { q in
            _ = unsafe gmp_conditional_add(borrow, result, result, q, count)
        }
    }

    /// result = a * b mod q.
    static func multiply(_ result: MutablePointer, _ a: Pointer, _ b: Pointer) {
        LibraryAnswers.requireGMP()
        let multiplyScratch = gmp_secure_multiply_scratch(count, count)
        let remainderScratch = gmp_secure_remainder_scratch(2 * count, count)
        let scratch = Swift.max(multiplyScratch, remainderScratch)
        unsafe withScratch(2 * count + scratch) { memory in
            let product = unsafe memory
            let rest = unsafe memory + 2 * count
            unsafe gmp_secure_multiply(product, a, count, b, count, rest)
            unsafe order.withPointer { q in
                unsafe gmp_secure_remainder(product, 2 * count, q, count, rest)
            }
            unsafe result.update(from: product, count: count)
        }
    }

    /// result = result * factor + addend mod q: one step of Horner's rule.
    ///
    /// `factor` is an evaluation point, at most 16 bits wide; that bound is what makes the single
    /// fold enough: with `top` < 2^16 the fold adds less than 2^16 * 2^129, so after it the value
    /// is below 2^256 + 2^145 < 2q.
    static func multiplySmall(_ result: MutablePointer, by factor: UInt16, adding addend: Pointer) {
        LibraryAnswers.requireGMP()
        // One limb times four needs no scratch from GMP that exceeds this.
        let scratch = Swift.max(
            gmp_secure_multiply_scratch(count, 1), gmp_secure_multiply_scratch(3, 1))
        unsafe withScratch(2 + (count + 1) + count + scratch) { memory in
            let small = unsafe memory
            let product = unsafe memory + 2
            let fold = unsafe product + (count + 1)
            let rest = unsafe fold + count

            unsafe small.pointee = UInt(factor)
            unsafe gmp_secure_multiply(product, result, count, small, 1, rest)

            let top = unsafe product + count
            unsafe orderComplement.withPointer { complement in
                unsafe gmp_secure_multiply(fold, complement, 3, top, 1, rest)
            }
            let carry = unsafe gmp_conditional_add(1, product, product, fold, count)
            unsafe subtractOrderIfNeeded(product, carry: carry)
            unsafe add(result, product, addend)
        }
    }

    /// Reads 32 big-endian bytes.
    ///
    /// The result may be q or more.
    static func load(_ result: MutablePointer, bigEndian bytes: UnsafeRawPointer) {
        for limb in 0..<count {
            let word = unsafe bytes.loadUnaligned(
                fromByteOffset: 8 * (count - 1 - limb), as: UInt.self)
            unsafe result[limb] = UInt(bigEndian: word)
        }
    }

    /// Writes 32 big-endian bytes.
    static func store(_ limbs: Pointer, bigEndian bytes: UnsafeMutableRawPointer) {
        for limb in 0..<count {
            unsafe bytes.storeBytes(
                of: limbs[limb].bigEndian, toByteOffset: 8 * (count - 1 - limb), as: UInt.self)
        }
    }

    /// 1 if the value is below q, otherwise 0.
    static func isReduced(_ value: Pointer) -> UInt {
        LibraryAnswers.requireGMP()
        var borrow: UInt = 0
        unsafe withScratch(count) { difference in
            unsafe order.withPointer { q in
                borrow = unsafe gmp_conditional_subtract(1, difference, value, q, count)
            }
        }
        return borrow
    }

    /// Reduces a value of four limbs; one subtraction is enough, because 2^256 < 2q.
    static func reduce(_ value: MutablePointer) {
        LibraryAnswers.requireGMP()
        unsafe subtractOrderIfNeeded(value, carry: 0)
    }

    /// 1 if the value is zero, otherwise 0.
    static func isZero(_ value: Pointer) -> UInt {
        let combined = unsafe value[0] | value[1] | value[2] | value[3]
        // The top bit of x | -x is set exactly when x is not zero.
        return 1 ^ ((combined | (0 &- combined)) >> 63)
    }

    /// 1 if the values are equal, otherwise 0.
    static func isEqual(_ a: Pointer, _ b: Pointer) -> UInt {
        let difference =
            unsafe (a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3])
        return 1 ^ ((difference | (0 &- difference)) >> 63)
    }
}
