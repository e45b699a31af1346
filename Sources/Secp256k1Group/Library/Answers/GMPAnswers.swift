import CLibGMP

/// What GMP is asked before anything is computed with it, as ``Secp256k1Answers`` asks libsecp256k1.
enum GMPAnswers {
    /// Functions that this module calls and that no question reaches, with the reason.
    static let unanswered = [
        "__gmpz_clear": """
        returns nothing and gives memory back; one that does not changes no result
        """
    ]

    /// The answers; if one group has a wrong one, those after it are not asked.
    static func all() -> [LibraryAnswer] {
        let fixedSize = conditional() + products()
        if fixedSize.firstWrong != nil { return fixedSize }
        return fixedSize + integers()
    }

    private static let count = 4
    private static let unwritten: UInt = 0x5A5A_5A5A_5A5A_5A5A

    /// What a function writes to fresh limbs, with what it returns.
    private static func limbs<Returned>(
        _ count: Int, _ call: (UnsafeMutablePointer<UInt>) -> Returned
    ) -> (limbs: [UInt], returned: Returned) {
        unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: count) { buffer in
            unsafe buffer.initialize(repeating: unwritten)
            let returned = unsafe call(buffer.baseAddress.unsafelyUnwrapped)
            return unsafe (Array(buffer), returned)
        }
    }

    /// 2^256 - 1 plus 1, and 0 minus 1, in four limbs; and the same without the condition.
    private static func conditional() -> [LibraryAnswer] {
        let zero: [UInt] = [0, 0, 0, 0]
        let one: [UInt] = [1, 0, 0, 0]
        let largest: [UInt] = [.max, .max, .max, .max]
        let sum = unsafe limbs(count) { unsafe gmp_conditional_add(1, $0, largest, one, count) }
        let notSum = unsafe limbs(count) {
            unsafe gmp_conditional_add(0, $0, largest, one, count)
        }
        let difference = unsafe limbs(count) {
            unsafe gmp_conditional_subtract(1, $0, zero, one, count)
        }
        let notDifference = unsafe limbs(count) {
            unsafe gmp_conditional_subtract(0, $0, zero, one, count)
        }
        return [
            LibraryAnswer("__gmpn_cnd_add_n", sum == (zero, 1) && notSum == (largest, 0)),
            LibraryAnswer(
                "__gmpn_cnd_sub_n", difference == (largest, 1) && notDifference == (zero, 0)),
        ]
    }

    /// d m, and d m modulo q.
    private static func products() -> [LibraryAnswer] {
        let secret = KnownNumber.secret.limbs
        let message = KnownNumber.message.limbs
        let order = KnownNumber.order.limbs
        let dividend = KnownNumber.product.limbs

        let multiplied = unsafe withScratch(gmp_secure_multiply_scratch(count, count)) { scratch in
            unsafe limbs(2 * count) {
                unsafe gmp_secure_multiply($0, secret, count, message, count, scratch)
            }.limbs
        }
        let divided = unsafe withScratch(
            gmp_secure_remainder_scratch(2 * count, count)
        ) { scratch in
            unsafe limbs(2 * count) {
                unsafe $0.update(from: dividend, count: 2 * count)
                unsafe gmp_secure_remainder($0, 2 * count, order, count, scratch)
            }.limbs
        }
        return [
            LibraryAnswer("__gmpn_sec_mul_itch", multiplied.scratchWasEnough),
            LibraryAnswer("__gmpn_sec_mul", multiplied.result == dividend),
            LibraryAnswer("__gmpn_sec_div_r_itch", divided.scratchWasEnough),
            LibraryAnswer(
                "__gmpn_sec_div_r",
                divided.result?.prefix(count).elementsEqual(KnownNumber.remainder.limbs) ?? false),
        ]
    }

    /// Lends scratch of a size that GMP asked for, and looks whether nothing was written beyond it.
    ///
    /// A size that no operands of eight limbs can need, or that is negative, is not tried.
    private static func withScratch(
        _ size: Int, _ body: (UnsafeMutablePointer<UInt>) -> [UInt]
    ) -> (result: [UInt]?, scratchWasEnough: Bool) {
        guard (0...256).contains(size) else { return (nil, false) }
        let margin = 64
        return unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: size + margin) {
            buffer in
            unsafe buffer.initialize(repeating: unwritten)
            let result = unsafe body(buffer.baseAddress.unsafelyUnwrapped)
            return unsafe (result, buffer[size...].allSatisfy { $0 == unwritten })
        }
    }

    /// d and q as integers of any size, and 1 / d modulo q.
    private static func integers() -> [LibraryAnswer] {
        // Not a number yet, until `mpz_init` makes it zero.
        var secret = unsafe __mpz_struct(_mp_alloc: -1, _mp_size: -1, _mp_d: nil)
        var order = unsafe secret
        var inverse = unsafe secret
        unsafe gmp_public_init(&secret)
        unsafe gmp_public_init(&order)
        unsafe gmp_public_init(&inverse)
        let isInitialised = unsafe [secret, order, inverse].allSatisfy {
            unsafe $0._mp_alloc >= 0 && $0._mp_size == 0 && $0._mp_d != nil
        }
        let initialised = [LibraryAnswer("__gmpz_init", isInitialised)]
        // What is not initialised must not be cleared either.
        guard isInitialised else { return initialised }
        defer {
            unsafe gmp_public_clear(&secret)
            unsafe gmp_public_clear(&order)
            unsafe gmp_public_clear(&inverse)
        }

        unsafe gmp_public_import(&secret, count, KnownNumber.secret.limbs)
        unsafe gmp_public_import(&order, count, KnownNumber.order.limbs)
        let isImported =
            unsafe limbs(of: secret) == KnownNumber.secret.limbs
            && limbs(of: order) == KnownNumber.order.limbs
        let imported = LibraryAnswer("__gmpz_import", isImported)
        guard isImported else { return initialised + [imported] }

        var written = 0
        let exported = unsafe limbs(count) { unsafe gmp_public_export($0, &written, &secret) }
        let isInverted =
            unsafe gmp_public_invert(&inverse, &secret, &order) != 0
            && limbs(of: inverse) == KnownNumber.inverse.limbs
        // q is not a unit modulo q.
        let hasInverse = unsafe gmp_public_invert(&inverse, &order, &order) != 0
        return initialised + [
            imported,
            LibraryAnswer(
                "__gmpz_export", written == count && exported.limbs == KnownNumber.secret.limbs),
            LibraryAnswer("__gmpz_invert", isInverted && !hasInverse),
        ]
    }

    /// The limbs of an integer of four limbs; none for another.
    private static func limbs(of integer: __mpz_struct) -> [UInt] {
        guard unsafe integer._mp_size == count, unsafe integer._mp_alloc >= count,
            let first = unsafe integer._mp_d
        else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: first, count: count))
    }
}
