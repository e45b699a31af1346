import DKG

/// Randomness that was drawn before, given out once, from its beginning.
final class ReplayedRandomness: RandomSource {
    private let bytes: SecretBytes
    private var used = 0

    init(_ bytes: consuming SecretBytes) {
        self.bytes = bytes
    }

    /// Gives the next bytes.
    ///
    /// - Parameter span: The memory to fill.
    /// - Throws: `RandomSourceError.unavailable` if there are not as many left.
    func fill(_ span: inout MutableRawSpan) throws(RandomSourceError) {
        guard span.byteCount <= bytes.count - used else { throw .unavailable }
        let next = bytes.part(used..<used + span.byteCount)
        used += span.byteCount
        next.withBytes { source in
            unsafe source.withUnsafeBytes { source in
                unsafe span.withUnsafeMutableBytes { unsafe $0.copyMemory(from: source) }
            }
        }
    }
}
