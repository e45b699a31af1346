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

// For the module that verifies many signatures at once.
extension Signature {
    private static let challengeHash = TaggedHash("BIP0340/challenge")

    /// The x-coordinate of the nonce point, r of BIP 340; not checked in any way.
    package var noncePoint: Digest { nonce }

    /// The response s of BIP 340; `nil` if it is q or more, with which no signature verifies.
    package var responseScalar: Scalar? {
        unsafe response.withUnsafePointer { unsafe Scalar(unsafeCanonical: $0) }
    }

    /// The challenge e = int(TH("BIP0340/challenge", r || P || m)) mod q of BIP 340.
    ///
    /// - Parameters:
    ///   - key: The key P.
    ///   - message: The message m.
    /// - Returns: The challenge.
    package func challenge(under key: VerificationKey, for message: Digest) -> Scalar {
        let digest = unsafe withUnsafeBytes(of: (nonce, key.digest, message)) { preimage in
            // Three digests of 32 bytes each lie side by side.
            unsafe Signature.challengeHash.digest(
                of: preimage.bindMemory(to: UInt8.self))
        }
        return Scalar(reducing: digest)
    }
}
