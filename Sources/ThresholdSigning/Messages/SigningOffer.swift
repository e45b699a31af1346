import PolynomialCommitments
public import ThresholdKeys

/// A first commitment on a board: under the identity's signature for one use of the key (Signing.md, section 5).
///
/// A first commitment does not say for whom it is; whoever repeats an old one elsewhere would keep its signer out there. On a
/// board it counts only with this signature.
public struct SigningOffer: Hashable, Sendable {
    /// The commitment, as the coordinator takes it.
    public let first: FirstCommitment

    /// The identity's signature over the use and the commitment.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/signing offer")

    /// Signs an offer, as a liar may as well.
    ///
    /// - Parameters:
    ///   - first: The commitment.
    ///   - use: The use that it is for.
    ///   - identity: The signer's identity key.
    public init(
        _ first: FirstCommitment, in use: SigningCall.ID, signedBy identity: borrowing SigningKey
    ) {
        self.first = first
        signature = identity.sign(
            SigningOffer.digest(first, use), auxiliaryRandomness: nil)
    }

    /// Decodes an offer; whether the signatures verify, ``isAuthentic(in:by:)`` says.
    ///
    /// - Parameter bytes: 01 | 17 | signature 64 | the first commitment, and nothing else.
    /// - Throws: ``SigningRequestError``, as ``FirstCommitment/init(decoding:)``.
    public init(decoding bytes: [UInt8]) throws(SigningRequestError) {
        var reader = ByteReader(bytes)
        signature = try reader.value { reader throws(DecodingError) in
            try SigningMessageKind.offer.read(from: &reader)
            return try reader.readSignature()
        }
        first = try FirstCommitment(decoding: Array(bytes.dropFirst(SigningOffer.headerByteCount)))
    }

    private static let headerByteCount = 2 + Signature.byteCount

    /// The encoding: 237 bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 237)
        SigningMessageKind.offer.append(to: &writer)
        writer.append(signature.encoded)
        writer.append(first.encoded)
        return writer.bytes
    }

    /// Whether an identity has signed the commitment, and this offer of it for a use.
    ///
    /// - Parameters:
    ///   - use: The use.
    ///   - identity: The key of the member with the commitment's index.
    /// - Returns: `true` if it has.
    public func isAuthentic(in use: SigningCall.ID, by identity: VerificationKey) -> Bool {
        identity.isValid(signature, for: SigningOffer.digest(first, use))
            && first.isAuthentic(by: identity)
    }

    private static func digest(_ first: FirstCommitment, _ use: SigningCall.ID) -> Digest {
        hash.digest(of: use.digest.encoded + first.encoded)
    }
}
