#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The operating system's generator, suitable for keys: `getentropy`, on Apple's systems `arc4random`.
public struct SystemRandomSource: RandomSource, Sendable {
    /// Creates a source.
    ///
    /// It has no state; every call asks the operating system.
    public init() {}

    /// Fills `bytes` from the operating system.
    ///
    /// - Parameter bytes: The memory to fill.
    /// - Throws: ``RandomSourceError/unavailable`` if the operating system refuses.
    public mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        let filled = unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return true }
            return unsafe fillFromOperatingSystem(base, byteCount: buffer.count)
        }
        guard filled else { throw .unavailable }
    }
}

/// Fills memory from the operating system's generator; `false` if it refuses.
func fillFromOperatingSystem(_ base: UnsafeMutableRawPointer, byteCount: Int) -> Bool {
    #if canImport(Darwin)
        // Seeded by the kernel, and it cannot fail.
        unsafe arc4random_buf(base, byteCount)
        return true
    #else
        var offset = 0
        while offset < byteCount {
            // 256 bytes are the most that one call gives.
            let part = min(256, byteCount - offset)
            guard unsafe getentropy(base + offset, part) == 0 else { return false }
            offset += part
        }
        return true
    #endif
}
