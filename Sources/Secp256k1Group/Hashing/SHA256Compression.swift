/// The compression function of SHA-256 (FIPS 180-4, section 6.2.2), for public and for secret blocks alike.
///
/// No branch and no address depends on the block.
enum SHA256Compression {
    /// The words of a state.
    static let stateCount = 8

    /// The words of a message schedule, which whoever hashes a secret has to wipe.
    static let scheduleCount = 64

    /// The fractional parts of the square roots of the first eight primes.
    static let initialState: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Takes one block of 64 bytes into a state.
    ///
    /// - Parameters:
    ///   - block: The 64 bytes, at any address.
    ///   - state: The eight words.
    ///   - schedule: Room for 64 words.
    static func compress(
        _ block: UnsafeRawPointer, into state: UnsafeMutablePointer<UInt32>,
        schedule: UnsafeMutablePointer<UInt32>
    ) {
        for word in 0..<16 {
            unsafe schedule[word] = UInt32(
                bigEndian: block.loadUnaligned(fromByteOffset: 4 &* word, as: UInt32.self))
        }
        for t in 16..<scheduleCount {
            let early = unsafe schedule[t &- 15]
            let late = unsafe schedule[t &- 2]
            let s0 = rotate(early, 7) ^ rotate(early, 18) ^ early &>> 3
            let s1 = rotate(late, 17) ^ rotate(late, 19) ^ late &>> 10
            unsafe schedule[t] = schedule[t &- 16] &+ s0 &+ schedule[t &- 7] &+ s1
        }
        var (a, b, c, d) = unsafe (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = unsafe (state[4], state[5], state[6], state[7])
        unsafe constants.withUnsafeBufferPointer { constants in
            // Eight rounds in a row: the words keep their places, and the names turn.
            for t in stride(from: 0, to: scheduleCount, by: 8) {
                unsafe round(a, b, c, &d, e, f, g, &h, constants[t] &+ schedule[t])
                unsafe round(h, a, b, &c, d, e, f, &g, constants[t &+ 1] &+ schedule[t &+ 1])
                unsafe round(g, h, a, &b, c, d, e, &f, constants[t &+ 2] &+ schedule[t &+ 2])
                unsafe round(f, g, h, &a, b, c, d, &e, constants[t &+ 3] &+ schedule[t &+ 3])
                unsafe round(e, f, g, &h, a, b, c, &d, constants[t &+ 4] &+ schedule[t &+ 4])
                unsafe round(d, e, f, &g, h, a, b, &c, constants[t &+ 5] &+ schedule[t &+ 5])
                unsafe round(c, d, e, &f, g, h, a, &b, constants[t &+ 6] &+ schedule[t &+ 6])
                unsafe round(b, c, d, &e, f, g, h, &a, constants[t &+ 7] &+ schedule[t &+ 7])
            }
        }
        unsafe (state[0], state[1]) = unsafe (state[0] &+ a, state[1] &+ b)
        unsafe (state[2], state[3]) = unsafe (state[2] &+ c, state[3] &+ d)
        unsafe (state[4], state[5]) = unsafe (state[4] &+ e, state[5] &+ f)
        unsafe (state[6], state[7]) = unsafe (state[6] &+ g, state[7] &+ h)
    }

    /// One round, in which d and h get their new values.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
        _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
        let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        d = d &+ first
        h = first &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
    }

    /// What follows a message of so many bytes: a bit, zeros, and the number of bits.
    static func padding(ofByteCount count: Int) -> [UInt8] {
        var padding: [UInt8] = []
        appendPadding(ofByteCount: count, to: &padding)
        return padding
    }

    /// The same, at the end of the message's last bytes.
    static func appendPadding(ofByteCount count: Int, to message: inout [UInt8]) {
        let zeros = (119 &- count % SHA256.blockByteCount) % SHA256.blockByteCount
        message.append(0x80)
        message.append(contentsOf: repeatElement(0, count: zeros))
        let bitCount = UInt64(count) &* 8
        for offset in (0..<8).reversed() {
            message.append(UInt8(truncatingIfNeeded: bitCount &>> UInt64(8 * offset)))
        }
    }

    /// The most bytes that a padding has.
    static let largestPadding = SHA256.blockByteCount + 8

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// The fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
        0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
        0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
        0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
        0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
        0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
        0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
        0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
