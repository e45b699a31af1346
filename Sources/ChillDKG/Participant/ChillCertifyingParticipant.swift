import PolynomialCommitments
package import Secp256k1Group

/// A participant that has signed and waits for the others' signatures (`participant_step2`).
///
/// Single use: ``finalize(_:)`` consumes it. It holds the secret share, which is wiped with it.
public struct ChillCertifyingParticipant: ~Copyable, Sendable {
    /// This participant's id.
    public let id: ChillParticipantID

    /// The second message, for the coordinator: a signature of 64 bytes (pmsg2).
    public let message: [UInt8]

    private let agreement: Agreement
    private let agreementBytes: [UInt8]
    private let tweaked: TweakedPolynomial
    private let share: SecretScalar

    init(
        id: ChillParticipantID, agreement: Agreement, agreementBytes: [UInt8],
        tweaked: TweakedPolynomial, share: consuming SecretScalar, signature: Signature
    ) {
        self.id = id
        self.agreement = agreement
        self.agreementBytes = agreementBytes
        self.tweaked = tweaked
        self.share = share
        message = signature.bytes
    }

    /// Checks everybody's signatures and gives out the key (`participant_finalize`).
    ///
    /// An error does not mean that nobody has the key: another participant may have got a valid
    /// certificate. Keep the host key; recovery data of any successful participant completes this
    /// one.
    ///
    /// - Parameter coordinatorMessage: The certificate: n signatures of 64 bytes (cmsg2).
    /// - Returns: The share with its public key; the recovery data is in ``ChillKey/recoveryData``.
    /// - Throws: ``ChillParticipantFinalizeError``.
    public consuming func finalize(
        _ coordinatorMessage: [UInt8]
    ) throws(ChillParticipantFinalizeError) -> ChillKeyPackage {
        try finalize(coordinatorMessage, arithmetic: .standard)
    }

    /// Checks and gives out the key; the result does not depend on who computes.
    package consuming func finalize(
        _ coordinatorMessage: [UInt8], arithmetic: PublicArithmetic
    ) throws(ChillParticipantFinalizeError) -> ChillKeyPackage {
        let parameters = agreement.parameters
        let certificate: [Signature]
        do throws(MessageFault) {
            certificate = try CoordinatorMessage2.decode(coordinatorMessage, in: parameters)
        } catch {
            throw .faultyCoordinator(error.reason)
        }
        if let id = Certification.firstInvalid(
            certificate, over: agreementBytes, in: parameters, by: arithmetic)
        {
            throw .faultyCoordinator(.certificate(id))
        }
        let key = ChillKey(
            agreement: agreement, agreementBytes: agreementBytes, tweaked: tweaked,
            certificate: certificate)
        return ChillKeyPackage(id: id, share: share, key: key)
    }
}
