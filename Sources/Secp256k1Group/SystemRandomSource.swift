#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The operating system's generator (`getentropy`), suitable for keys.
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

/// Fills memory from `getentropy`, 256 bytes at a time, which is the most that it gives.
func fillFromOperatingSystem(_ base: UnsafeMutableRawPointer, byteCount: Int) -> Bool {
    var offset = 0
    while offset < byteCount {
        let part = min(256, byteCount - offset)
        guard unsafe getentropy(base + offset, part) == 0 else { return false }
        offset += part
    }
    return true
}
