import FROSTKeyGeneration

/// Decodes what names its suite itself.
enum AnySuite {
    /// Tries one suite after the other.
    ///
    /// - Parameter decode: Decodes in one suite.
    /// - Returns: The value.
    /// - Throws: The error of the suite that the bytes name.
    static func decode<Value: ~Copyable>(
        _ decode: (FROSTCiphersuite) throws(FROSTEncodingError) -> Value
    ) throws(FROSTEncodingError) -> Value {
        do throws(FROSTEncodingError) {
            return try decode(.secp256k1)
        } catch {
            guard case .ciphersuite = error else { throw error }
        }
        return try decode(.secp256k1Taproot)
    }
}
