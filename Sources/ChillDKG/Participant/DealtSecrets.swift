package import PolynomialCommitments
package import Secp256k1Group

/// What a participant deals: a function of host key, randomness and parameters.
package struct DealtSecrets: ~Copyable {
    /// The coefficients.
    package let polynomial: SecretPolynomial
    /// The encryption nonce.
    package let secretNonce: SecretScalar
    let proofAuxiliary: SecretBytes

    private static let seedHash = TaggedHash("BIP DKG/encpedpop seed")
    private static let proofAuxiliaryHash = TaggedHash("BIP DKG/simplpedpop aux")
    private static let nonceHash = TaggedHash("BIP DKG/encpedpop secnonce")
    private static let coefficientHash = TaggedHash("BIP DKG/vss coeffs")

    /// Derives everything.
    ///
    /// Throws if a hash is not a scalar, which happens once in 2^128.
    package init(
        hostKey: borrowing ChillHostKey, random: borrowing SecretBytes,
        parameters: ChillSessionParameters
    ) throws(ScalarError) {
        var preimage = SecretPreimage(capacity: 64 + parameters.context.count)
        preimage.append(hostKey.secret)
        preimage.append(random)
        preimage.append(parameters.context)
        let seed = DealtSecrets.seedHash.secretDigest(of: preimage)
        var seedPreimage = SecretPreimage()
        seedPreimage.append(seed)
        let auxiliary = DealtSecrets.proofAuxiliaryHash.secretDigest(of: seedPreimage)
        let nonce = try SecretScalar(
            decoding: DealtSecrets.nonceHash.secretDigest(of: seedPreimage))
        let coefficients = try SecretPolynomial(threshold: parameters.threshold) {
            k throws(ScalarError) in
            var preimage = SecretPreimage()
            preimage.append(seed)
            preimage.append(fourBytes(Int(k)))
            return try SecretScalar(
                decoding: DealtSecrets.coefficientHash.secretDigest(of: preimage))
        }
        polynomial = coefficients
        secretNonce = nonce
        proofAuxiliary = auxiliary
    }

    /// pmsg1 of these secrets.
    ///
    /// Throws if the constant term or the nonce is zero.
    borrowing func message(
        id: ChillParticipantID, hostKey: borrowing ChillHostKey, parameters: ChillSessionParameters
    ) throws(ScalarError) -> ParticipantMessage1 {
        let noncePoint = secretNonce.timesGenerator()
        if noncePoint.isInfinity { throw .zero }
        let publicNonce = noncePoint.compressed
        let pads = SharePads(parameters: parameters)
        var encryptedShares: [Scalar] = []
        encryptedShares.reserveCapacity(parameters.count)
        for receiver in parameters.participants {
            let share = polynomial.share(of: receiver.index)
            if receiver == id {
                let pad = pads.ownPad(hostKey: hostKey, publicNonce: publicNonce, id: id)
                encryptedShares.append(share.adding(pad).disclosed())
            } else if let pad = pads.pad(
                secret: secretNonce, with: parameters.hostPublicKeys[receiver.position].point,
                publicNonce: publicNonce, to: receiver)
            {
                encryptedShares.append(share.adding(pad).disclosed())
            } else {
                throw .zero
            }
        }
        let proof = try ProofOfPossession.scheme.sign(
            id.bytes, with: polynomial.constantTerm(), auxiliaryRandomness: proofAuxiliary)
        return ParticipantMessage1(
            commitment: FeldmanCommitment(to: polynomial), proof: proof, publicNonce: publicNonce,
            encryptedShares: encryptedShares)
    }
}
