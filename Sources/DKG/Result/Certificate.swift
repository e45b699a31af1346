public import PolynomialCommitments
public import Secp256k1Group

/// Signatures of holders over one transcript.
///
/// A quorum of them makes a key certain: two certified keys of one ceremony do not exist while
/// fewer than t participants deviate.
public struct Certificate: Hashable, Sendable {
    /// A holder's signature.
    public struct Entry: Hashable, Sendable {
        /// The holder.
        public let index: ParticipantIndex
        /// The envelope signature of its certify message, which a verifier rebuilds.
        public let signature: Signature

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - index: The holder.
        ///   - signature: The signature.
        package init(index: ParticipantIndex, signature: Signature) {
            self.index = index
            self.signature = signature
        }

        /// Whether the signature is this participant's over the transcript.
        fileprivate func isSigned(_ transcript: Transcript, by roster: Roster) -> Bool {
            let digest = Envelope.digest(
                round: .certify, id: transcript.session.digest, sender: index,
                body: transcript.digest.bytes)
            return roster.key(of: index)?.isValid(signature, for: digest) == true
        }
    }

    /// The signatures, strictly ascending by index in a valid certificate.
    public let entries: [Entry]

    /// Wraps signatures; ``verify(_:in:)`` says what they are worth.
    ///
    /// - Parameter entries: The signatures.
    package init(entries: [Entry]) {
        self.entries = entries
    }

    /// Who signed.
    public var signers: [ParticipantIndex] { entries.map(\.index) }

    /// Checks the certificate of a transcript.
    ///
    /// - Parameters:
    ///   - transcript: The transcript.
    ///   - session: The session, from which roster and quorum follow; a verifier has no choice.
    /// - Throws: ``CertificateError``, which names the first thing that is wrong.
    public func verify(
        _ transcript: Transcript, in session: Session
    ) throws(CertificateError) {
        // The session's name binds the ceremony; without it a certificate could be read with another
        // roster or quorum.
        guard transcript.session == session.id else { throw .otherSession }
        try verify(
            transcript, signedBy: session.ceremony.roster, quorum: session.ceremony.quorum)
    }

    /// Checks the certificate of a transcript whose session the caller has seen to have this roster and quorum.
    func verify(
        _ transcript: Transcript, signedBy roster: Roster, quorum: Int
    ) throws(CertificateError) {
        guard entries.count >= quorum else {
            throw .tooFewSignatures(needed: quorum, got: entries.count)
        }
        for (previous, next) in zip(entries, entries.dropFirst())
        where previous.index >= next.index {
            throw .notAscending(previous: previous.index, next: next.index)
        }
        let holders = Set(transcript.holders)
        for entry in entries {
            guard holders.contains(entry.index) else { throw .notAHolder(entry.index) }
            guard entry.isSigned(transcript, by: roster) else {
                throw .invalidSignature(entry.index)
            }
        }
    }

    /// The holders whose signatures over the transcript of this session verify; of entries of anybody else, and of those that
    /// do not verify, nothing remains.
    func verifiedSigners(
        of transcript: Transcript, in session: Session
    ) -> Set<ParticipantIndex> {
        let holders = Set(transcript.holders)
        return Set(
            entries.filter {
                holders.contains($0.index)
                    && $0.isSigned(transcript, by: session.ceremony.roster)
            }.map(\.index))
    }
}
