import PolynomialCommitments
public import ThresholdKeys

/// The signature that a robust session ended with, as it is made known on a board (Signing.md, section 5).
///
/// It needs no signature of its coordinator: everybody verifies it against the request.
public struct PublishedSignature: Hashable, Sendable {
    /// The digest of the request whose shares gave the signature.
    public let requestDigest: Digest

    /// The signature: 64 or 65 bytes, of whatever.
    public let signature: [UInt8]

    /// Names a signature.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - requestDigest: The digest of the request that it came from.
    public init(_ signature: ThresholdSignature, of requestDigest: Digest) {
        self.requestDigest = requestDigest
        self.signature = signature.encoded
    }

    /// Decodes a result; whether the signature verifies, ``signature(for:of:)`` says.
    ///
    /// - Parameter bytes: 01 | 16 | digest of the request 32 | signature 64 or 65, and nothing else.
    /// - Throws: `DecodingError`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        var reader = ByteReader(bytes)
        try SigningMessageKind.result.read(from: &reader)
        requestDigest = try reader.readDigest()
        signature = try reader.readBytes(reader.remaining == 65 ? 65 : 64)
        try reader.finish()
    }

    /// The encoding: 98 or 99 bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 99)
        SigningMessageKind.result.append(to: &writer)
        writer.append(requestDigest)
        writer.append(signature)
        return writer.bytes
    }

    /// The signature, if it is one that the request asks for.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - key: The key, from a source that the reader trusts.
    /// - Returns: The signature, verified; `nil` if this is another request's, or the signature does not verify.
    public func signature(
        for request: SigningRequest, of key: ThresholdKey
    ) -> ThresholdSignature? {
        guard request.digest == requestDigest, request.keyDigest == key.epoch.transcript,
            let signature = try? ThresholdSignature(decoding: signature, of: request.scheme),
            let signingKey = try? request.signingKey(of: key).publicKey,
            signature.isValid(for: request.message, under: signingKey)
        else { return nil }
        return signature
    }
}
