import PolynomialCommitments
package import Secp256k1Group

extension ChillKey {
    /// Reads and verifies recovery data (`coordinator_recover`).
    ///
    /// - Parameter recoveryData: 4 + 33t + 162n bytes, from whomever.
    /// - Throws: ``ChillRecoveryDataError``.
    public init(recoveryData: [UInt8]) throws(ChillRecoveryDataError) {
        try self.init(recoveryData: recoveryData, arithmetic: .standard)
    }

    /// Reads and verifies recovery data; the result does not depend on who computes.
    package init(
        recoveryData: [UInt8], arithmetic: PublicArithmetic
    ) throws(ChillRecoveryDataError) {
        let parts: RecoveryParts
        do throws(DecodingError) {
            parts = try RecoveryParts(recoveryData)
        } catch {
            throw .malformed(error)
        }
        let parameters: ChillSessionParameters
        do throws(ChillSessionParametersError) {
            parameters = try ChillSessionParameters(
                hostPublicKeys: parts.hostPublicKeys, threshold: parts.threshold)
        } catch {
            throw .parameters(error)
        }
        let agreement = Agreement(
            parameters: parameters, polynomial: parts.polynomial,
            publicNonces: parts.publicNonces, encryptedShares: parts.encryptedShares)
        let signed = Array(recoveryData.dropLast(64 * parameters.count))
        if let id = Certification.firstInvalid(
            parts.certificate, over: signed, in: parameters, by: arithmetic)
        {
            throw .certificate(id)
        }
        // What all participants signed could still be no key, if all of them conspired.
        guard let tweaked = agreement.tweaked() else { throw .unusableKey }
        self.init(
            agreement: agreement, agreementBytes: signed, tweaked: tweaked,
            certificate: parts.certificate)
    }

    /// Computes a participant's share again (`participant_recover`).
    ///
    /// - Parameter hostKey: The participant's host key.
    /// - Returns: The share.
    /// - Throws: ``ChillShareRecoveryError``.
    public func recoverShare(
        hostKey: borrowing ChillHostKey
    ) throws(ChillShareRecoveryError) -> ChillKeyPackage {
        guard let id = parameters.id(of: hostKey.publicKey) else { throw .hostKey(.notListed) }
        let pads: SecretScalarVector
        do throws(SharePads.NonceFault) {
            pads = try SharePads(parameters: parameters).received(
                by: id, hostKey: hostKey, publicNonces: agreement.publicNonces)
        } catch {
            throw .recoveryData(.publicNonce(error.sender, error.error))
        }
        var share = SecretScalar(agreement.encryptedShares[id.position])
        for position in 0..<pads.count { share = share.subtracting(pads.scalar(at: position)) }
        // Whoever owns the host key has signed, and had checked this; unless the key is in other
        // hands as well.
        guard share.timesGenerator() == agreement.polynomial.evaluated(at: id.index) else {
            throw .recoveryData(.shareMismatch(id))
        }
        return ChillKeyPackage(id: id, share: share.adding(tweak), key: self)
    }
}
