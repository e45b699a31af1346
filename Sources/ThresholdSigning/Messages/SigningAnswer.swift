public import PolynomialCommitments
public import ThresholdKeys

/// What a signer answers to a signed request, under its identity's signature (Signing.md, section 5).
///
/// With the request it is evidence if the share is wrong. It names the commitment whose nonces were used, so that two
/// answers from one pair are evidence as well, and may carry the commitment of the next pair.
public struct SigningAnswer: Hashable, Sendable {
    /// Whose answer it is said to be.
    public let index: ParticipantIndex

    /// ``SigningRequest/digest`` of the request.
    public let requestDigest: Digest

    /// The commitment whose nonces were used: 66 bytes, of whatever.
    public let commitment: [UInt8]

    /// The signature share: 32 bytes, of whatever.
    public let share: [UInt8]

    /// The commitment of the next pair of nonces: 66 bytes, of whatever; `nil` if none is offered.
    public let nextCommitment: [UInt8]?

    /// The identity's signature over all fields.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/signing answer")

    /// Signs an answer.
    ///
    /// - Parameters:
    ///   - share: The share.
    ///   - request: What it answers.
    ///   - commitment: The commitment whose nonces were used, as the request lists it.
    ///   - next: The commitment of the next pair, for the same coordinator.
    ///   - identity: The signer's identity key.
    ///   - auxiliaryRandomness: 32 bytes for the nonce of the signature; `nil` counts as zeros, which is safe as well.
    public init(
        _ share: SignatureShare, to request: SigningRequest, commitment: NonceCommitment,
        next: NonceCommitment? = nil, signedBy identity: borrowing SigningKey,
        auxiliaryRandomness: borrowing SecretBytes? = nil
    ) {
        self.init(
            index: share.index, requestDigest: request.digest, commitment: commitment.encoded,
            share: share.encoded, nextCommitment: next?.encoded, signedBy: identity,
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Signs whatever parts, as a liar does.
    package init(
        index: ParticipantIndex, requestDigest: Digest, commitment: [UInt8], share: [UInt8],
        nextCommitment: [UInt8]?, signedBy identity: borrowing SigningKey,
        auxiliaryRandomness: borrowing SecretBytes?
    ) {
        let body = SigningAnswer.body(index, requestDigest, commitment, share, nextCommitment)
        self.index = index
        self.requestDigest = requestDigest
        self.commitment = commitment
        self.share = share
        self.nextCommitment = nextCommitment
        signature = identity.sign(
            SigningAnswer.hash.digest(of: body), auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Decodes an answer; whether the signature verifies, ``isAuthentic(by:)`` says.
    ///
    /// - Parameter bytes: 01 | 0a | index u16 | digest of the request 32 | own commitment 66 | share 32 | 00, or 01 and the
    ///   next commitment 66 | signature 64, and nothing else.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try SigningMessageKind.answer.read(from: &reader)
        index = try reader.readIndex()
        requestDigest = try reader.readDigest()
        commitment = try reader.readBytes(NonceCommitment.byteCount)
        share = try reader.readBytes(SignatureShare.byteCount)
        let mark = try reader.readUInt8()
        switch mark {
        case 0: nextCommitment = nil
        case 1: nextCommitment = try reader.readBytes(NonceCommitment.byteCount)
        default: throw .unexpectedValue(field: "the mark of a next commitment", got: Int(mark))
        }
        signature = try reader.readSignature()
        try reader.finish()
    }

    /// The encoding: 199 bytes, with a next commitment 265.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 265)
        SigningMessageKind.answer.append(to: &writer)
        writer.append(SigningAnswer.body(index, requestDigest, commitment, share, nil))
        writer.append(UInt8(nextCommitment == nil ? 0 : 1))
        writer.append(nextCommitment ?? [])
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
            for: SigningAnswer.hash.digest(
                of: SigningAnswer.body(index, requestDigest, commitment, share, nextCommitment)))
    }

    /// The share; `nil` if the 32 bytes are no integer below q, which is never reduced.
    public var signatureShare: SignatureShare? {
        try? SignatureShare(decoding: share, of: index)
    }

    /// What is signed: all fields in their order, of which the last may be missing; its mark is not among them.
    private static func body(
        _ index: ParticipantIndex, _ digest: Digest, _ commitment: [UInt8], _ share: [UInt8],
        _ next: [UInt8]?
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: 198)
        writer.append(index.value)
        writer.append(digest)
        writer.append(commitment)
        writer.append(share)
        writer.append(next ?? [])
        return writer.bytes
    }
}
