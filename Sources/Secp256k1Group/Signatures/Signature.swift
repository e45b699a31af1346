/// A BIP 340 signature: 64 bytes.
///
/// That they verify is another question.
public struct Signature: Hashable, Sendable {
    /// The x-coordinate of the nonce point, 32 bytes.
    let nonce: Digest
    /// The response, 32 bytes.
    let response: Digest

    /// The size of every signature.
    public static let byteCount = 64

    /// Decodes a signature.
    ///
    /// - Parameter bytes: Exactly 64 bytes.
    /// - Throws: ``DecodingError/truncated(needed:available:)`` or ``DecodingError/trailing(count:)``.
    public init(decoding bytes: some Collection<UInt8>) throws(DecodingError) {
        guard let signature = Signature(bytes) else {
            throw DecodingError(count: bytes.count, of: Signature.byteCount)
        }
        self = signature
    }

    /// Decodes a signature; `nil` if there are not 64 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Signature.byteCount,
            let nonce = Digest(bytes.prefix(32)), let response = Digest(bytes.suffix(32))
        else { return nil }
        self.nonce = nonce
        self.response = response
    }

    /// Joins the two halves.
    ///
    /// - Parameters:
    ///   - nonce: The x-coordinate of the nonce point.
    ///   - response: The response.
    public init(nonce: Digest, response: Digest) {
        self.nonce = nonce
        self.response = response
    }

    /// Reads 64 bytes that the caller vouches for.
    init(unsafeLoading address: UnsafeRawPointer) {
        unsafe nonce = Digest(unsafeLoading: address)
        unsafe response = Digest(unsafeLoading: address + 32)
    }

    /// The 64 bytes.
    public var encoded: [UInt8] { nonce.encoded + response.encoded }

    /// The same, in the package's short spelling.
    package var bytes: [UInt8] { encoded }

    /// Lends the bytes to a C function.
    func withUnsafePointer<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        unsafe withUnsafeBytes(of: (nonce, response)) { source in
            // Two digests of 32 bytes each lie side by side.
            unsafe body(
                source.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped)
        }
    }
}

extension Signature: CustomStringConvertible {
    /// 128 lower-case hexadecimal digits.
    public var description: String { encoded.hexadecimal }
}
