public import ThresholdKeys

extension FROSTPublicKeyPackage {
    /// The key as every protocol's keys look.
    ///
    /// - Parameters:
    ///   - threshold: How many shares sign. Packages of the crates' versions 1 and 2 do not state it;
    ///     where the package does, it has to be the same.
    ///   - session: 32 bytes that name the session, if they are known.
    /// - Returns: The key.
    /// - Throws: `ThresholdKeyError.otherThreshold(stated:got:)`, `ThresholdKeyError.tooFewHolders(needed:got:)`, or
    ///   `ThresholdKeyError.notOnePolynomial(threshold:)` if key, shares and threshold do not belong together.
    public func thresholdKey(
        threshold: Threshold, session: Digest? = nil
    ) throws(ThresholdKeyError) -> ThresholdKey {
        if let stated = self.threshold, stated != threshold {
            throw .otherThreshold(stated: stated.count, got: threshold.count)
        }
        return try ThresholdKey(
            publicKey: verifyingKey, threshold: threshold,
            holders: verifyingShares.map { share in
                ThresholdKey.Holder(
                    evaluationPoint: share.identifier.scalar, verificationShare: share.point)
            },
            provenance: KeyProvenance(protocolName: ciphersuite.crate, session: session))
    }
}

extension FROSTKeyPackage {
    /// The share as every protocol's shares look.
    ///
    /// - Parameter key: The key, from the public key package.
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    /// - Throws: `ThresholdKeyError` if the share, the public key or the threshold is another.
    public borrowing func secretKeyShare(
        of key: ThresholdKey
    ) throws(ThresholdKeyError) -> SecretKeyShare {
        guard key.publicKey == verifyingKey, key.threshold == threshold else { throw .otherKey }
        return try SecretKeyShare(signingShare.duplicate(), at: identifier.scalar, of: key)
    }
}
