/// SHA-256 as FIPS 180-4 writes it down, to check the library's against.
enum SHA256 {
    static func hash(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
            0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        var padded = message + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        padded += bigEndian(UInt64(message.count) * 8)
        for start in stride(from: 0, to: padded.count, by: 64) {
            compress(&state, padded[start..<start + 64])
        }
        return state.flatMap(bigEndian)
    }

    /// TH(tag, m) by its definition.
    static func tagged(_ tag: String, _ message: [UInt8]) -> [UInt8] {
        let prefix = hash(Array(tag.utf8))
        return hash(prefix + prefix + message)
    }

    private static func compress(_ state: inout [UInt32], _ block: ArraySlice<UInt8>) {
        var words = [UInt32](repeating: 0, count: 64)
        for (offset, byte) in block.enumerated() {
            words[offset / 4] = words[offset / 4] << 8 | UInt32(byte)
        }
        for t in 16..<64 {
            let a = words[t - 15]
            let b = words[t - 2]
            let small0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
            let small1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
            words[t] = words[t - 16] &+ small0 &+ words[t - 7] &+ small1
        }
        var s = state
        for t in 0..<64 {
            let big1 = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let first = s[7] &+ big1 &+ choice &+ constants[t] &+ words[t]
            let big0 = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
            s = [first &+ big0 &+ majority] + s.dropLast()
            s[4] = s[4] &+ first
        }
        for position in state.indices { state[position] = state[position] &+ s[position] }
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        stride(from: value.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: value >> $0)
        }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = (2...311).filter(isPrime).map { prime in
        // The integer cube root of prime * 2^96, bit by bit; its low 32 bits are the fraction.
        var root: UInt64 = 0
        for bit in stride(from: 35, through: 0, by: -1) {
            let candidate = root | 1 << UInt64(bit)
            let wide = UInt128(candidate)
            if wide * wide * wide <= UInt128(prime) << 96 { root = candidate }
        }
        return UInt32(truncatingIfNeeded: root)
    }

    private static func isPrime(_ number: Int) -> Bool {
        number > 1 && (2..<number).allSatisfy { number % $0 != 0 }
    }
}
