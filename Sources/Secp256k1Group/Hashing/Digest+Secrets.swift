extension Digest {
    /// Draws 32 bytes that will be public, such as the instance of a ceremony.
    ///
    /// - Parameter source: Where they come from.
    /// - Throws: ``RandomSourceError`` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        let bytes = try SecretBytes(random32: &source)
        self = unsafe bytes.withUnsafePointer { unsafe Digest(unsafeLoading: $0) }
    }
}

extension SecretPreimage {
    /// Appends the 32 bytes of a digest.
    ///
    /// - Parameter digest: The digest.
    public mutating func append(_ digest: Digest) {
        unsafe digest.withUnsafePointer { unsafe append($0, byteCount: Digest.byteCount) }
    }
}

extension SecretBytes {
    /// Whether the bytes are those of a digest, which is public while they are not.
    ///
    /// Every byte is looked at whatever the others are, and only the answer is declared public: a
    /// comparison that stopped at the first difference would tell how to forge the bytes one by one.
    ///
    /// - Parameter digest: The digest.
    /// - Returns: `true` if they are equal.
    package borrowing func matches(_ digest: Digest) -> Bool {
        guard count == Digest.byteCount else { return false }
        var difference: UInt8 = 0
        unsafe withUnsafePointer { own in
            unsafe digest.withUnsafePointer { other in
                for offset in 0..<Digest.byteCount {
                    difference |= unsafe own[offset] ^ other[offset]
                }
            }
        }
        return PublicByDesign.whetherAuthentic.declare(difference) == 0
    }
}
