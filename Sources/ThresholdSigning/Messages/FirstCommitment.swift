public import PolynomialCommitments
public import ThresholdKeys

/// The commitment that a signer offers a coordinator before it has answered anything, under its identity's signature
/// (Signing.md, section 5).
///
/// Later ones come with its answers.
public struct FirstCommitment: Hashable, Sendable {
    /// Whose commitment it is said to be.
    public let index: ParticipantIndex

    /// The scheme that the nonces are for.
    public let scheme: SigningScheme

    /// The transcript of the key's epoch in use: 32 bytes.
    public let keyDigest: Digest

    /// The commitment: 66 bytes, of whatever.
    public let commitment: [UInt8]

    /// The identity's signature over all fields.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/signing commitment")

    /// Signs a commitment.
    ///
    /// - Parameters:
    ///   - nonces: The pair whose commitment is offered; it is for one coordinator.
    ///   - identity: The signer's identity key.
    ///   - auxiliaryRandomness: 32 bytes for the nonce of the signature; `nil` counts as zeros, which is safe as well.
    public init(
        of nonces: borrowing NoncePair, signedBy identity: borrowing SigningKey,
        auxiliaryRandomness: borrowing SecretBytes? = nil
    ) {
        self.init(
            index: nonces.index, scheme: nonces.scheme, keyDigest: nonces.keyDigest,
            commitment: nonces.commitment.encoded, signedBy: identity,
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Signs whatever parts, as a liar does.
    package init(
        index: ParticipantIndex, scheme: SigningScheme, keyDigest: Digest, commitment: [UInt8],
        signedBy identity: borrowing SigningKey, auxiliaryRandomness: borrowing SecretBytes?
    ) {
        let body = FirstCommitment.body(index, scheme, keyDigest, commitment)
        self.index = index
        self.scheme = scheme
        self.keyDigest = keyDigest
        self.commitment = commitment
        signature = identity.sign(
            FirstCommitment.hash.digest(of: body), auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Decodes a first commitment; whether the signature verifies, ``isAuthentic(by:)`` says.
    ///
    /// - Parameter bytes: 01 | 0b | index u16 | scheme u8 | version u32 | key digest 32 | commitment 66 | signature 64, and
    ///   nothing else.
    /// - Throws: ``SigningRequestError/malformed(_:)`` or ``SigningRequestError/unknownScheme(number:version:)``.
    public init(decoding bytes: [UInt8]) throws(SigningRequestError) {
        var reader = ByteReader(bytes)
        let number: UInt8
        let version: UInt32
        (index, number, version) = try reader.value { reader throws(DecodingError) in
            try SigningMessageKind.firstCommitment.read(from: &reader)
            return (try reader.readIndex(), try reader.readUInt8(), try reader.readUInt32())
        }
        guard let scheme = SigningScheme(number: number, version: version) else {
            throw .unknownScheme(number: Int(number), version: Int(version))
        }
        self.scheme = scheme
        (keyDigest, commitment, signature) = try reader.value { reader throws(DecodingError) in
            let rest = (
                try reader.readDigest(), try reader.readBytes(NonceCommitment.byteCount),
                try reader.readSignature()
            )
            try reader.finish()
            return rest
        }
    }

    /// The encoding: 171 bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 171)
        SigningMessageKind.firstCommitment.append(to: &writer)
        writer.append(FirstCommitment.body(index, scheme, keyDigest, commitment))
        writer.append(signature.encoded)
        return writer.bytes
    }

    /// Whether an identity has signed it.
    ///
    /// - Parameter identity: The key of the member with this ``index``.
    /// - Returns: `true` if it has.
    public func isAuthentic(by identity: VerificationKey) -> Bool {
        identity.isValid(
            signature,
            for: FirstCommitment.hash.digest(
                of: FirstCommitment.body(index, scheme, keyDigest, commitment)))
    }

    /// What is signed.
    private static func body(
        _ index: ParticipantIndex, _ scheme: SigningScheme, _ digest: Digest,
        _ commitment: [UInt8]
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: 171)
        writer.append(index.value)
        writer.append(scheme.number)
        writer.append(scheme.version)
        writer.append(digest)
        writer.append(commitment)
        return writer.bytes
    }
}
