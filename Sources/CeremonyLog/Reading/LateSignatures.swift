import DKG

/// Signatures that come after the last round has closed with too few (Protocol.md, section 7): the key is pending until
/// there is a quorum, from whomever and whenever.
struct LateSignatures: Sendable {
    private let session: Session
    private let transcript: Transcript
    private var signatures: [ParticipantIndex: Signature] = [:]

    /// Begins with what the last round had; `nil` unless a key is pending.
    init?(after state: PublicState) {
        guard state.outcome == .pending, let session = state.session,
            let transcript = state.transcript, let certificate = state.certificate
        else { return nil }
        self.session = session
        self.transcript = transcript
        for entry in certificate.entries { signatures[entry.index] = entry.signature }
    }

    /// Takes a message, if it is the first signature of a holder over the transcript.
    mutating func receive(_ envelope: Envelope) {
        guard envelope.round == .certify, envelope.id == session.id.digest,
            transcript.holders.contains(envelope.sender),
            envelope.body == transcript.digest.encoded, signatures[envelope.sender] == nil,
            envelope.isAuthentic(in: session.ceremony.roster)
        else { return }
        signatures[envelope.sender] = envelope.signature
    }

    /// The certified key; `nil` while there are too few signatures.
    var groupKey: GroupKey? {
        guard signatures.count >= session.ceremony.quorum else { return nil }
        let entries = signatures.sorted { $0.key < $1.key }
            .map { Certificate.Entry(index: $0.key, signature: $0.value) }
        return try? GroupKey(
            verifying: session, transcript: transcript,
            certificate: Certificate(entries: entries))
    }

    /// Whether a member's signature is among them.
    func contains(_ index: ParticipantIndex) -> Bool { signatures[index] != nil }
}
