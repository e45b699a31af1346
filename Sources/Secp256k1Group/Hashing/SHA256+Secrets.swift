extension SHA256 {
    /// Hashes a preimage that holds a secret, in time that depends only on its length.
    ///
    /// State, schedule and padded end are in a buffer that is wiped.
    ///
    /// - Parameter preimage: The preimage.
    /// - Returns: The 32 bytes of the digest, secret as well.
    package static func secretDigest(of preimage: borrowing SecretPreimage) -> SecretBytes {
        let padding = SHA256Compression.padding(ofByteCount: preimage.count)
        var message = SecretPreimage(capacity: preimage.count + padding.count)
        unsafe preimage.withUnsafePointer {
            unsafe message.append($0, byteCount: preimage.count)
        }
        message.append(padding)
        let words = SHA256Compression.stateCount + SHA256Compression.scheduleCount
        let room = SecretBytes(zeroed: 4 * words)
        let result = SecretBytes(zeroed: byteCount)
        unsafe room.withUnsafeMutablePointer { room in
            // The buffer is aligned to eight bytes.
            unsafe UnsafeMutableRawPointer(room).withMemoryRebound(
                to: UInt32.self, capacity: words
            ) { state in
                for (position, word) in SHA256Compression.initialState.enumerated() {
                    unsafe state[position] = word
                }
                unsafe message.withUnsafePointer { source in
                    for start in stride(from: 0, to: message.count, by: blockByteCount) {
                        unsafe SHA256Compression.compress(
                            source + start, into: state,
                            schedule: state + SHA256Compression.stateCount)
                    }
                }
                unsafe result.withUnsafeMutablePointer { output in
                    for position in 0..<SHA256Compression.stateCount {
                        unsafe UnsafeMutableRawPointer(output).storeBytes(
                            of: state[position].bigEndian, toByteOffset: 4 * position,
                            as: UInt32.self)
                    }
                }
            }
        }
        return result
    }
}
