extension TaggedHash {
    /// Hashes what a writer collected.
    ///
    /// - Parameter message: The writer.
    /// - Returns: The digest.
    public func digest(of message: ByteWriter) -> Digest {
        digest(of: message.bytes)
    }
}
