import DiscreteLogProofs
import Secp256k1Group

/// CertEq and acknowledgements: plain BIP 340 signatures over messages that begin with a 33-byte
/// label and the signer's id.
enum Certification {
    static func message(
        _ label: String, id: ChillParticipantID, _ content: [UInt8]
    ) -> [UInt8] {
        var bytes = Array(label.utf8)
        bytes.append(contentsOf: [UInt8](repeating: 0, count: max(33 - bytes.count, 0)))
        bytes.append(contentsOf: id.bytes)
        bytes.append(contentsOf: content)
        return bytes
    }

    /// What the participant signs in step 2.
    static func certificateMessage(id: ChillParticipantID, _ agreement: [UInt8]) -> [UInt8] {
        message("BIP DKG/certeq message", id: id, agreement)
    }

    /// What the participant signs once it has stored the recovery data.
    static func acknowledgementMessage(id: ChillParticipantID, _ recoveryData: [UInt8]) -> [UInt8] {
        message("BIP DKG/recovery acknowledgment", id: id, recoveryData)
    }

    /// The first signature that does not verify; `nil` if all do.
    static func firstInvalid(
        _ certificate: [Signature], over agreement: [UInt8], in parameters: ChillSessionParameters,
        by arithmetic: PublicArithmetic
    ) -> ChillParticipantID? {
        let participants = parameters.participants
        let claims = zip(participants, certificate).compactMap { id, signature in
            claim(signature, of: id, in: parameters) { certificateMessage(id: id, agreement) }
        }
        return SignatureClaim.firstInvalid(of: claims, by: arithmetic).map { participants[$0] }
    }

    /// That a signature over a message is a participant's, to be verified; `nil` for a participant of
    /// another session.
    static func claim(
        _ signature: Signature, of id: ChillParticipantID, in parameters: ChillSessionParameters,
        message: @escaping @Sendable () -> [UInt8]
    ) -> SignatureClaim? {
        // A host public key is never infinity.
        guard parameters.contains(id) else { return nil }
        return SignatureClaim(
            signature, under: parameters.hostPublicKeys[id.position].point, message: message)
    }
}
