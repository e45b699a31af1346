import DiscreteLogProofs
public import Secp256k1Group

/// A participant that has said its first word and waits for the coordinator's
/// (`participant_step1`).
///
/// Single use: ``step2(_:hostKey:auxiliaryRandomness:)`` consumes it. It holds no secret,
/// and with the same host key, parameters and randomness it is made again after a crash, saying the
/// same. But then it has to go on with the same message of the coordinator: a participant that signs
/// two of them in one session helps two keys to a certificate. So store the coordinator's message
/// before ``ChillCertifyingParticipant/message`` leaves, and after a crash use that one, or recovery data,
/// and no other.
public struct ChillParticipant: ~Copyable, Sendable {
    /// The session.
    public let parameters: ChillSessionParameters

    /// This participant's id.
    public let id: ChillParticipantID

    /// The first message, for the coordinator: 33t + 32n + 97 bytes, nothing secret (pmsg1).
    public let message: [UInt8]

    private let constantTerm: Point
    private let publicNonce: [UInt8]

    /// Begins a session.
    ///
    /// Compare ``ChillSessionParameters/hash`` with the other participants first.
    ///
    /// - Parameters:
    ///   - hostKey: The participant's own key, one of the session's.
    ///   - parameters: The session.
    ///   - random: 32 fresh random bytes, for one session only. Host key and parameters are hashed
    ///     in; a second attempt has the same ones, and with the same bytes it would deal the same
    ///     polynomial again.
    /// - Throws: ``ChillParticipantStep1Error``.
    public init(
        hostKey: borrowing ChillHostKey, parameters: ChillSessionParameters,
        random: borrowing SecretBytes
    ) throws(ChillParticipantStep1Error) {
        guard let id = parameters.id(of: hostKey.publicKey) else { throw .hostKey(.notListed) }
        guard random.count == 32 else { throw .randomLength(expected: 32, got: random.count) }
        if random.isAllZero { throw .randomIsZero }
        let dealt: ParticipantMessage1
        do throws(ScalarError) {
            let secrets = try DealtSecrets(
                hostKey: hostKey, random: random, parameters: parameters)
            dealt = try secrets.message(id: id, hostKey: hostKey, parameters: parameters)
        } catch {
            throw .unusableRandom
        }
        self.parameters = parameters
        self.id = id
        constantTerm = dealt.commitment.constantTerm
        publicNonce = dealt.publicNonce
        message = dealt.encoded
    }

    /// Checks what the coordinator made of everybody's first messages, and signs it
    /// (`participant_step2`).
    ///
    /// After the second message is sent the host key must not be erased, even if nothing is ever
    /// heard again: somebody else may have finished, and can prove it with recovery data. Nor may a
    /// participant that was made again after a crash be given another message of the coordinator.
    ///
    /// - Parameters:
    ///   - coordinatorMessage: 162n + 33(t - 1) bytes (cmsg1).
    ///   - hostKey: The key of step 1.
    ///   - auxiliaryRandomness: 32 bytes that are mixed into the signature's nonce.
    /// - Returns: The next state, with the second message.
    /// - Throws: ``ChillParticipantStep2Error``, which says who is to blame.
    public consuming func step2(
        _ coordinatorMessage: [UInt8], hostKey: borrowing ChillHostKey,
        auxiliaryRandomness: borrowing SecretBytes
    ) throws(ChillParticipantStep2Error) -> ChillCertifyingParticipant {
        try step2(
            coordinatorMessage, hostKey: hostKey, auxiliaryRandomness: auxiliaryRandomness,
            arithmetic: .standard)
    }

    /// Checks and signs; the result does not depend on who computes.
    package consuming func step2(
        _ coordinatorMessage: [UInt8], hostKey: borrowing ChillHostKey,
        auxiliaryRandomness: borrowing SecretBytes, arithmetic: PublicArithmetic
    ) throws(ChillParticipantStep2Error) -> ChillCertifyingParticipant {
        guard auxiliaryRandomness.count == 32 else {
            throw .auxiliaryLength(expected: 32, got: auxiliaryRandomness.count)
        }
        guard hostKey.publicKey == parameters.hostPublicKeys[id.position] else {
            throw .hostKey(.otherThanInStep1)
        }
        let received: CoordinatorMessage1
        do throws(MessageFault) {
            received = try CoordinatorMessage1(coordinatorMessage, in: parameters)
        } catch {
            throw .faultyCoordinator(error.reason)
        }
        guard received.publicNonces[id.position] == publicNonce else {
            throw .faultyCoordinator(.ownPublicNonceReplaced)
        }
        let pads: SecretScalarVector
        do throws(SharePads.NonceFault) {
            pads = try SharePads(parameters: parameters).received(
                by: id, hostKey: hostKey, publicNonces: received.publicNonces)
        } catch {
            throw .faultyParticipantOrCoordinator(error.sender, .publicNonce(error.error))
        }
        try checkConstantTerms(received, by: arithmetic)

        var share = SecretScalar(received.encryptedShares[id.position])
        for position in 0..<pads.count { share = share.subtracting(pads.scalar(at: position)) }
        let agreement = received.agreement(parameters)
        let publicShare = agreement.polynomial.evaluated(at: id.index)
        guard share.timesGenerator() == publicShare else {
            throw .unknownFaultyParticipantOrCoordinator(
                ChillInvestigation(
                    id: id, pads: pads, publicShare: publicShare,
                    encryptedShare: received.encryptedShares[id.position]))
        }
        guard let tweaked = agreement.tweaked() else { throw .unusableKey }

        let signed = agreement.encoded
        let signature = hostKey.signer.sign(
            message: Certification.certificateMessage(id: id, signed),
            auxiliaryRandomness: auxiliaryRandomness)
        return ChillCertifyingParticipant(
            id: id, agreement: agreement, agreementBytes: signed, tweaked: tweaked,
            share: share.adding(tweaked.tweak), signature: signature)
    }

    /// Blames the first whose constant term is infinity or whose proof does not verify.
    private borrowing func checkConstantTerms(
        _ received: CoordinatorMessage1, by arithmetic: PublicArithmetic
    ) throws(ChillParticipantStep2Error) {
        guard received.constantTerms[id.position] == constantTerm else {
            throw .faultyCoordinator(.ownCommitmentReplaced)
        }
        let own = id
        let others = parameters.participants.filter { $0 != own }
        var claims: [SignatureClaim] = []
        claims.reserveCapacity(others.count)
        var infinite: ChillParticipantID?
        for other in others {
            guard
                let claim = ProofOfPossession.claim(
                    received.proofs[other.position], of: other,
                    for: received.constantTerms[other.position])
            else {
                infinite = other
                break
            }
            claims.append(claim)
        }
        // Whoever comes before the constant term at infinity is blamed first.
        if let position = SignatureClaim.firstInvalid(of: claims, by: arithmetic) {
            throw .faultyParticipantOrCoordinator(others[position], .proofOfPossession)
        }
        if let infinite {
            throw .faultyParticipantOrCoordinator(infinite, .constantTermAtInfinity)
        }
    }
}
