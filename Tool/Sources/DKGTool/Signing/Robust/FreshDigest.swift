import DKG

/// 32 random bytes that are public.
enum FreshDigest {
    /// Draws them.
    ///
    /// - Throws: `RandomSourceError`.
    static func drawn(from source: inout some RandomSource) throws -> Digest {
        let bytes = try SecretBytes(random32: &source)
        return try Digest(
            decoding: bytes.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } })
    }
}
