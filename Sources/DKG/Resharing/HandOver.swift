package import PolynomialCommitments
package import Secp256k1Group
package import ThresholdKeys

/// A dealer's consent to the next epoch: one signature with the share that it gives up, and the envelope's with its
/// identity (Life.md, section 3).
///
/// The share's signature shows that the share existed: once shares are erased nobody can make one, not even with all
/// identity keys. The identity's keeps others who know a share from speaking for its dealer.
package struct HandOver: Hashable, Sendable {
    /// The dealer, by its index in the predecessor.
    package let index: ParticipantIndex
    /// BIP 340, under x(Y_i).
    package let shareSignature: Signature
    /// BIP 340, under the dealer's identity, over the digest of the envelope.
    package let envelopeSignature: Signature

    private static let hash = TaggedHash("DKG/v1/hand over")

    /// Puts a hand over together; ``isSigned(_:in:)`` says what it is worth.
    package init(index: ParticipantIndex, shareSignature: Signature, envelopeSignature: Signature) {
        self.index = index
        self.shareSignature = shareSignature
        self.envelopeSignature = envelopeSignature
    }

    /// Signs.
    ///
    /// The caller has seen that the certificate verifies, that the epoch is assured and that this dealer handed over to
    /// no other successor, and has stored that it does so now.
    ///
    /// - Parameters:
    ///   - share: The dealer's share of the predecessor.
    ///   - transcript: What the receivers have certified.
    ///   - resharing: The resharing.
    ///   - identity: The dealer's identity.
    ///   - seed: The dealer's seed, or fresh bytes in its place.
    /// - Throws: As ``DealerSeed/init(dealing:in:identity:random:)``.
    package init(
        of share: borrowing SecretKeyShare, to transcript: Transcript, in resharing: Resharing,
        identity: borrowing SigningKey, seed: borrowing DealerSeed
    ) throws(ResharingError) {
        try resharing.requireDealer(share, identity.verificationKey)
        let message = HandOver.message(
            resharing: resharing, transcript: transcript.digest, dealer: share.index)
        let key: SigningKey
        do throws(ScalarError) {
            key = try SigningKey(share.value)
        } catch {
            throw .shareOfZero(share.index)
        }
        index = share.index
        shareSignature = key.sign(
            message, auxiliaryRandomness: seed.auxiliaryRandomness(for: message))
        let digest = HandOver.envelopeDigest(
            from: share.index, in: transcript,
            body: HandOver.body(transcript.digest, shareSignature))
        envelopeSignature = identity.sign(
            digest, auxiliaryRandomness: seed.auxiliaryRandomness(for: digest))
    }

    /// What the share signs, of a resharing that is known.
    package static func message(
        resharing: Resharing, transcript: Digest, dealer: ParticipantIndex
    ) -> Digest {
        message(
            predecessor: resharing.predecessor.id, resharing: resharing.id, transcript: transcript,
            dealer: dealer)
    }

    /// TH("DKG/v1/hand over", predecessorID || resharingID || transcript' digest || i u16): what the share signs.
    static func message(
        predecessor: Predecessor.ID, resharing: Resharing.ID, transcript: Digest,
        dealer: ParticipantIndex
    ) -> Digest {
        var writer = ByteWriter(capacity: 98)
        writer.append(predecessor.digest)
        writer.append(resharing.digest)
        writer.append(transcript)
        writer.append(dealer.value)
        return hash.digest(of: writer)
    }

    /// The digest of the envelope, which the identity signs.
    package func envelopeDigest(in transcript: Transcript) -> Digest {
        HandOver.envelopeDigest(
            from: index, in: transcript, body: HandOver.body(transcript.digest, shareSignature))
    }

    /// Whether both signatures verify: the share's under its Y_i, and the identity's.
    ///
    /// - Parameters:
    ///   - transcript: The successor.
    ///   - resharing: The resharing.
    /// - Returns: `false` also if the index is none of the predecessor's, or its public share is infinity.
    package func isSigned(_ transcript: Transcript, in resharing: Resharing) -> Bool {
        isSigned(
            predecessor: resharing.predecessor, resharing: resharing.id,
            transcript: transcript.digest, envelope: envelopeDigest(in: transcript))
    }

    /// The same of a successor of which the digests alone are known.
    func isSigned(
        predecessor: Predecessor, resharing: Resharing.ID, transcript: Digest, envelope: Digest
    ) -> Bool {
        guard let member = predecessor.key.member(index), let identity = member.identity,
            let share = member.verificationShare.verificationKey
        else { return false }
        let message = HandOver.message(
            predecessor: predecessor.id, resharing: resharing, transcript: transcript,
            dealer: index)
        return share.isValid(shareSignature, for: message)
            && identity.isValid(envelopeSignature, for: envelope)
    }

    /// The body of the envelope: transcript' digest 32, the share's signature 64.
    static func body(_ transcript: Digest, _ signature: Signature) -> [UInt8] {
        var writer = ByteWriter(capacity: 96)
        writer.append(transcript)
        writer.append(signature)
        return writer.bytes
    }

    private static func envelopeDigest(
        from dealer: ParticipantIndex, in transcript: Transcript, body: [UInt8]
    ) -> Digest {
        Envelope.digest(
            kind: ResharingMessage.handOver.rawValue, id: transcript.session.digest, sender: dealer,
            body: body)
    }
}
