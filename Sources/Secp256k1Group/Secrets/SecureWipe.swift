#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Overwrites memory with zeros in a way the optimiser may not remove.
///
/// A plain loop or `memset` before a `free` is dead code to a compiler; these two functions are not.
func wipe(_ address: UnsafeMutableRawPointer, byteCount: Int) {
    #if canImport(Darwin)
        _ = unsafe memset_s(address, byteCount, 0, byteCount)
    #else
        unsafe explicit_bzero(address, byteCount)
    #endif
}
