/// Plain SHA-256 (FIPS 180-4).
///
/// The hash functions of the FROST ciphersuites are built on it, and libsecp256k1 exports only the
/// tagged hash of BIP 340. A package for these few lines would be one that every consumer of this
/// package has to resolve.
///
/// As a value it hashes public bytes piece by piece; a copy goes on from where the original was, so that what many
/// messages begin with is hashed once.
package struct SHA256: Sendable {
    /// The size of a block.
    package static let blockByteCount = 64

    /// The size of a digest.
    package static let byteCount = 32

    private var state = SHA256Compression.initialState
    /// The last bytes, which do not fill a block.
    private var rest: [UInt8] = []
    private var count = 0

    /// Begins a message.
    package init() {}

    /// The digest of a message, 32 bytes.
    package static func hash(_ message: [UInt8]) -> [UInt8] {
        SHA256().digest(appending: message)
    }

    /// Goes on with the message.
    package mutating func append(_ bytes: [UInt8]) {
        count &+= bytes.count
        take(rest.isEmpty ? bytes : rest + bytes)
    }

    /// Takes whole blocks, and keeps what is left.
    private mutating func take(_ bytes: [UInt8]) {
        let whole = bytes.count / SHA256.blockByteCount * SHA256.blockByteCount
        if whole > 0 {
            unsafe withUnsafeTemporaryAllocation(
                of: UInt32.self, capacity: SHA256Compression.scheduleCount
            ) { schedule in
                unsafe state.withUnsafeMutableBufferPointer { state in
                    unsafe bytes.withUnsafeBytes { source in
                        // None of the three is empty, so each has an address.
                        guard let source = source.baseAddress, let state = state.baseAddress,
                            let schedule = schedule.baseAddress
                        else { return }
                        for start in stride(from: 0, to: whole, by: SHA256.blockByteCount) {
                            unsafe SHA256Compression.compress(
                                source + start, into: state, schedule: schedule)
                        }
                    }
                }
            }
        }
        rest = Array(bytes.dropFirst(whole))
    }

    /// The digest of what was appended, 32 bytes.
    package var digest: [UInt8] { digest(appending: []) }

    /// The digest of what was appended and of the message's end, 32 bytes.
    package func digest(appending end: [UInt8]) -> [UInt8] {
        var last: [UInt8] = []
        last.reserveCapacity(rest.count + end.count + SHA256Compression.largestPadding)
        last += rest
        last += end
        SHA256Compression.appendPadding(ofByteCount: count &+ end.count, to: &last)
        let words = SHA256Compression.stateCount + SHA256Compression.scheduleCount
        return unsafe Array(unsafeUninitializedCapacity: SHA256.byteCount) { digest, initialised in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: words) { words in
                unsafe last.withUnsafeBytes { source in
                    // Neither is empty, so both have an address.
                    guard let source = source.baseAddress, let state = words.baseAddress else {
                        return
                    }
                    for (position, word) in self.state.enumerated() {
                        unsafe state[position] = word
                    }
                    for start in stride(from: 0, to: last.count, by: SHA256.blockByteCount) {
                        unsafe SHA256Compression.compress(
                            source + start, into: state,
                            schedule: state + SHA256Compression.stateCount)
                    }
                    for position in 0..<SHA256.byteCount {
                        unsafe digest[position] = UInt8(
                            truncatingIfNeeded: state[position / 4]
                                &>> UInt32(24 &- 8 &* (position % 4)))
                    }
                    initialised = SHA256.byteCount
                }
            }
        }
    }
}
