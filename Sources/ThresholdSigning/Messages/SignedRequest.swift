public import ThresholdKeys

/// A request under its coordinator's signature: what a robust session sends to its signers (Signing.md, section 5).
///
/// A coordinator that signs one whose aggregate nonce is not the sum of its list can be shown to have. That two requests
/// name one commitment shows nothing: a signer may have offered it twice.
public struct SignedRequest: Hashable, Sendable {
    /// What is asked.
    public let request: SigningRequest

    /// The coordinator's BIP 340 key.
    public let coordinator: VerificationKey

    /// The coordinator's signature over ``SigningRequest/digest``, tagged.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/signed request")

    /// Signs a request.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - key: The coordinator's key.
    ///   - auxiliaryRandomness: 32 bytes for the nonce of the signature; `nil` counts as zeros, which is safe as well.
    public init(
        _ request: SigningRequest, signedBy key: borrowing SigningKey,
        auxiliaryRandomness: borrowing SecretBytes? = nil
    ) {
        self.init(
            request, digest: request.digest, signedBy: key,
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Signs a request whose digest is known already.
    init(
        _ request: SigningRequest, digest: Digest, signedBy key: borrowing SigningKey,
        auxiliaryRandomness: borrowing SecretBytes?
    ) {
        self.request = request
        coordinator = key.verificationKey
        signature = key.sign(
            SignedRequest.hash.digest(of: digest.encoded),
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Decodes a signed request; whether the signature verifies, ``isAuthentic`` says.
    ///
    /// - Parameter bytes: 01 | 09 | the coordinator's key 32 | signature 64 | the request, and nothing else.
    /// - Throws: ``SigningRequestError/malformed(_:)`` and what ``SigningRequest/init(decoding:)`` throws.
    public init(decoding bytes: [UInt8]) throws(SigningRequestError) {
        var reader = ByteReader(bytes)
        (coordinator, signature) = try reader.value { reader throws(DecodingError) in
            try SigningMessageKind.signedRequest.read(from: &reader)
            return (try reader.readVerificationKey(), try reader.readSignature())
        }
        request = try SigningRequest(
            decoding: Array(bytes.dropFirst(SignedRequest.headerByteCount)))
    }

    private static let headerByteCount = 2 + VerificationKey.byteCount + Signature.byteCount

    /// The encoding: 98 bytes and the request.
    public var encoded: [UInt8] {
        let request = request.encoded
        var writer = ByteWriter(capacity: SignedRequest.headerByteCount + request.count)
        SigningMessageKind.signedRequest.append(to: &writer)
        writer.append(coordinator.encoded)
        writer.append(signature.encoded)
        writer.append(request)
        return writer.bytes
    }

    /// Whether the coordinator that it names has signed it.
    public var isAuthentic: Bool {
        coordinator.isValid(
            signature, for: SignedRequest.hash.digest(of: request.digest.encoded))
    }
}
