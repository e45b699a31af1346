import DiscreteLogProofs
public import Secp256k1Group

extension ChillKey {
    /// Says that a participant has stored the recovery data (`participant_recovery_ack_sign`).
    ///
    /// Whoever is about to use the key can wait for everybody's acknowledgement, and then knows that
    /// each has what it needs to recover. The certificate was verified when this value was made.
    ///
    /// - Parameters:
    ///   - hostKey: The participant's host key.
    ///   - auxiliaryRandomness: 32 bytes that are mixed into the signature's nonce.
    /// - Returns: The acknowledgement, a signature over the recovery data.
    /// - Throws: ``ChillAcknowledgementError/hostKey(_:)`` or
    ///   ``ChillAcknowledgementError/auxiliaryLength(expected:got:)``.
    public func acknowledge(
        hostKey: borrowing ChillHostKey, auxiliaryRandomness: borrowing SecretBytes
    ) throws(ChillAcknowledgementError) -> Signature {
        guard let id = parameters.id(of: hostKey.publicKey) else { throw .hostKey(.notListed) }
        guard auxiliaryRandomness.count == 32 else {
            throw .auxiliaryLength(expected: 32, got: auxiliaryRandomness.count)
        }
        return hostKey.signer.sign(
            message: Certification.acknowledgementMessage(id: id, recoveryData),
            auxiliaryRandomness: auxiliaryRandomness)
    }

    /// Whether an acknowledgement is one participant's.
    ///
    /// - Parameters:
    ///   - acknowledgement: The signature.
    ///   - id: Who is said to have made it.
    /// - Returns: `true` if it verifies.
    public func isValid(acknowledgement: Signature, of id: ChillParticipantID) -> Bool {
        claim(acknowledgement, of: id)?.isValid ?? false
    }

    private func claim(_ acknowledgement: Signature, of id: ChillParticipantID) -> SignatureClaim? {
        Certification.claim(acknowledgement, of: id, in: parameters) { [recoveryData] in
            Certification.acknowledgementMessage(id: id, recoveryData)
        }
    }

    /// Insists that everybody has acknowledged (`participant_recovery_acks_verify`).
    ///
    /// - Parameter acknowledgements: 64 bytes of each participant, by id.
    /// - Throws: ``ChillAcknowledgementError/messageCount(expected:got:)`` or
    ///   ``ChillAcknowledgementError/faultyParticipant(_:_:)``.
    public func verify(acknowledgements: [[UInt8]]) throws(ChillAcknowledgementError) {
        try verify(acknowledgements: acknowledgements, arithmetic: .standard)
    }

    /// Insists that everybody has acknowledged; the result does not depend on who computes.
    package func verify(
        acknowledgements: [[UInt8]], arithmetic: PublicArithmetic
    ) throws(ChillAcknowledgementError) {
        guard acknowledgements.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: acknowledgements.count)
        }
        var claims: [SignatureClaim] = []
        var fault: ChillAcknowledgementError?
        for (id, bytes) in zip(parameters.participants, acknowledgements) {
            guard let signature = Signature(bytes), let claim = claim(signature, of: id) else {
                fault = .faultyParticipant(
                    id, .length(expected: Signature.byteCount, got: bytes.count))
                break
            }
            claims.append(claim)
        }
        // Whoever comes before the one with another length is blamed first.
        if let position = SignatureClaim.firstInvalid(of: claims, by: arithmetic) {
            throw .faultyParticipant(parameters.participants[position], .signature)
        }
        if let fault { throw fault }
    }
}
