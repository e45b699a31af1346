import PolynomialCommitments
package import Secp256k1Group

/// A hand over as its envelope has it: kind 12, the body transcript' digest 32, the share's signature 64.
package struct PostedHandOver: Hashable, Sendable {
    /// The hand over.
    package let handOver: HandOver
    /// The transcript to which it consents: 32 bytes.
    package let transcript: Digest
    /// The digest of the envelope, which the dealer's identity signs.
    package let digest: Digest

    private static let version: UInt8 = 1

    /// Decodes an envelope of this kind and no other; `nil` for any other bytes.
    package init?(decoding bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard (try? reader.readUInt8()) == PostedHandOver.version,
            (try? reader.readUInt8()) == ResharingMessage.handOver.rawValue,
            let session = try? reader.readDigest(),
            let index = try? ParticipantIndex(from: &reader, field: "the sender"),
            (try? reader.readUInt32()) == UInt32(Digest.byteCount + Signature.byteCount),
            let transcript = try? reader.readDigest(),
            let shareSignature = try? reader.readSignature(),
            let envelopeSignature = try? reader.readSignature(), reader.remaining == 0
        else { return nil }
        self.transcript = transcript
        handOver = HandOver(
            index: index, shareSignature: shareSignature, envelopeSignature: envelopeSignature)
        digest = Envelope.digest(
            kind: ResharingMessage.handOver.rawValue, id: session, sender: index,
            body: HandOver.body(transcript, shareSignature))
    }

    /// Whether both signatures verify.
    ///
    /// - Parameters:
    ///   - resharing: The resharing in which it was posted.
    ///   - predecessor: What is given up.
    /// - Returns: `true` if they do.
    package func isSigned(in resharing: Resharing.ID, of predecessor: Predecessor) -> Bool {
        handOver.isSigned(
            predecessor: predecessor, resharing: resharing, transcript: transcript,
            envelope: digest)
    }
}
