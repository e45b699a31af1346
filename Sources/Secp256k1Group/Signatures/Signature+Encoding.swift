extension ByteReader {
    /// Reads a signature of 64 bytes, valid or not.
    ///
    /// - Returns: The signature.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readSignature() throws(DecodingError) -> Signature {
        unsafe try take(Signature.byteCount) { unsafe Signature(unsafeLoading: $0) }
    }
}

extension ByteWriter {
    /// Appends the 64 bytes of a signature.
    ///
    /// - Parameter signature: The signature.
    public mutating func append(_ signature: Signature) {
        unsafe signature.withUnsafePointer {
            unsafe append(UnsafeBufferPointer(start: $0, count: Signature.byteCount))
        }
    }
}
