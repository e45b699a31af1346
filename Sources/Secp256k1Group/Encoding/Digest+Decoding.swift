extension Digest {
    /// Decodes a digest.
    ///
    /// - Parameter bytes: Exactly 32 bytes.
    /// - Throws: ``DecodingError/truncated(needed:available:)`` or ``DecodingError/trailing(count:)``.
    public init(decoding bytes: some Collection<UInt8>) throws(DecodingError) {
        guard let digest = Digest(bytes) else {
            throw DecodingError(count: bytes.count, of: Digest.byteCount)
        }
        self = digest
    }
}
