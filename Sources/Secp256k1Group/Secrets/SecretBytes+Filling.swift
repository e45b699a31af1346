extension SecretBytes {
    /// Fills a secret in place.
    ///
    /// What is read from a file or a key store in this way is nowhere but in the buffer that is wiped.
    ///
    /// The secret has as many bytes as `body` appends to the span. A file that is shorter than expected
    /// therefore gives a shorter secret, never one that ends in zeros; look at ``count`` afterwards.
    ///
    /// ```swift
    /// let secret = SecretBytes(count: 32) { output in
    ///     output.withUnsafeMutableBytes { buffer, count in
    ///         count = max(read(descriptor, buffer.baseAddress, buffer.count), 0)
    ///     }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - count: For how many bytes there is room; a negative number is taken for zero.
    ///   - body: Appends them.
    /// - Throws: What `body` throws; what was written until then is wiped.
    public init<Failure: Error>(
        count: Int, initializingWith body: (inout OutputRawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        let bytes = SecretBytes(zeroed: max(count, 0))
        let room = bytes.count
        let filled = try unsafe bytes.withUnsafeMutablePointer { address throws(Failure) in
            let buffer = unsafe UnsafeMutableRawBufferPointer(start: address, count: room)
            var output = unsafe OutputRawSpan(buffer: buffer, initializedCount: 0)
            try body(&output)
            return unsafe output.finalize(for: buffer)
        }
        self = filled == room ? bytes : bytes.part(0..<filled)
    }
}
