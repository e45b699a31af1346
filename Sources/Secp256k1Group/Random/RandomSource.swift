/// Where randomness comes from.
///
/// The library never draws any by itself: whoever starts a ceremony passes a source.
///
/// Use ``SystemRandomSource`` for keys that matter. A test passes a seeded source of its own.
public protocol RandomSource {
    /// Overwrites every byte of `bytes` with fresh randomness.
    ///
    /// - Parameter bytes: The memory to fill. It may hold a secret afterwards, so an implementation
    ///   keeps no copy.
    /// - Throws: ``RandomSourceError`` if the bytes cannot be had. Nothing is made from a source
    ///   that fails.
    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError)
}
