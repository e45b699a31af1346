@testable import PublicPointEngine

/// Arithmetic modulo p bit by bit: slow, and simple enough to be believed.
enum SlowField {
    /// x + y mod p.
    static func sum(_ x: FieldElement, _ y: FieldElement) -> FieldElement {
        reduced(digits(x), plus: digits(y))
    }

    /// x y mod p, by doubling and adding.
    static func product(_ x: FieldElement, _ y: FieldElement) -> FieldElement {
        var result = FieldElement.zero
        let summand = reduced(digits(x), plus: [])
        for word in [y.d, y.c, y.b, y.a] {
            for bit in (0..<64).reversed() {
                result = sum(result, result)
                if word >> UInt64(bit) & 1 == 1 { result = sum(result, summand) }
            }
        }
        return result
    }

    private static func digits(_ x: FieldElement) -> [UInt64] {
        [x.a, x.b, x.c, x.d].flatMap { [$0 & 0xFFFF_FFFF, $0 >> 32] }
    }

    private static let prime = digits(FieldElement(FieldElement.prime))

    /// The sum of two numbers of eight 32-bit digits, less p as often as it takes.
    private static func reduced(_ x: [UInt64], plus y: [UInt64]) -> FieldElement {
        var digits = x + [0]
        for (position, digit) in y.enumerated() { digits[position] += digit }
        carry(&digits)
        while !isBelowPrime(digits) {
            // Adding the complement of p and dropping the carry is subtracting p.
            for position in 0..<9 {
                let digit = position < 8 ? prime[position] : 0
                digits[position] += 0xFFFF_FFFF - digit + (position == 0 ? 1 : 0)
            }
            carry(&digits)
        }
        let words = stride(from: 0, to: 8, by: 2).map { digits[$0] | digits[$0 + 1] << 32 }
        return FieldElement(words[0], words[1], words[2], words[3])
    }

    private static func carry(_ digits: inout [UInt64]) {
        for position in digits.indices {
            if position + 1 < digits.count { digits[position + 1] += digits[position] >> 32 }
            digits[position] &= 0xFFFF_FFFF
        }
    }

    private static func isBelowPrime(_ digits: [UInt64]) -> Bool {
        if digits[8] > 0 { return false }
        for position in (0..<8).reversed() where digits[position] != prime[position] {
            return digits[position] < prime[position]
        }
        return false
    }
}
