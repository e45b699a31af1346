extension SecretBytes {
    /// Fills a buffer of its own, for whoever reads a secret from a file.
    ///
    /// - Parameters:
    ///   - count: How many bytes; a negative number is taken for zero.
    ///   - fill: Writes them; zeros otherwise.
    /// - Throws: What `fill` throws; what was written until then is wiped.
    package init<Failure: Error>(
        count: Int, _ fill: (inout MutableRawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        let bytes = SecretBytes(zeroed: max(count, 0))
        try unsafe bytes.withUnsafeMutablePointer { address throws(Failure) in
            var span = unsafe MutableRawSpan(
                _unsafeStart: UnsafeMutableRawPointer(address), byteCount: bytes.count)
            try fill(&span)
        }
        self = bytes
    }
}
