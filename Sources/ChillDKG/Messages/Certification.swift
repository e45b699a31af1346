import Secp256k1Group

/// CertEq and acknowledgements: plain BIP 340 signatures over messages that begin with a 33-byte
/// label and the signer's id.
enum Certification {
    static func message(
        _ label: String, id: ParticipantID, _ content: [UInt8]
    ) -> [UInt8] {
        var bytes = Array(label.utf8)
        bytes.append(contentsOf: [UInt8](repeating: 0, count: max(33 - bytes.count, 0)))
        bytes.append(contentsOf: id.bytes)
        bytes.append(contentsOf: content)
        return bytes
    }

    /// What the participant signs in step 2.
    static func certificateMessage(id: ParticipantID, _ agreement: [UInt8]) -> [UInt8] {
        message("BIP DKG/certeq message", id: id, agreement)
    }

    /// What the participant signs once it has stored the recovery data.
    static func acknowledgementMessage(id: ParticipantID, _ recoveryData: [UInt8]) -> [UInt8] {
        message("BIP DKG/recovery acknowledgment", id: id, recoveryData)
    }

    /// The first signature that does not verify; `nil` if all do.
    static func firstInvalid(
        _ certificate: [Signature], over agreement: [UInt8], in parameters: SessionParameters
    ) -> ParticipantID? {
        for (id, signature) in zip(parameters.participants, certificate)
        where !isValid(signature, certificateMessage(id: id, agreement), of: id, in: parameters) {
            return id
        }
        return nil
    }

    /// Whether a signature over a message is a participant's; `false` for one of another session.
    static func isValid(
        _ signature: Signature, _ message: [UInt8], of id: ParticipantID,
        in parameters: SessionParameters
    ) -> Bool {
        guard parameters.contains(id),
            let key = parameters.hostPublicKeys[id.position].verificationKey
        else { return false }
        return key.isValid(signature, forMessage: message)
    }
}
