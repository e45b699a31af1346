public import ThresholdKeys

extension FROSTPublicKeyPackage {
    /// The key as every protocol's keys look: a foreign one, for signing, whose members are in the order of their
    /// identifiers.
    ///
    /// - Parameter threshold: How many shares sign. Packages of the crates' versions 1 and 2 do not state it; where
    ///   the package does, it has to be the same.
    /// - Returns: The key.
    /// - Throws: `ThresholdKeyError.otherThreshold(stated:got:)`, `ThresholdKeyError.tooFewMembers(needed:got:)`, or
    ///   `ThresholdKeyError.notOnePolynomial(threshold:)` if key, shares and threshold do not belong together.
    public func thresholdKey(
        threshold: Threshold
    ) throws(ThresholdKeyError) -> ThresholdKey {
        if let stated = self.threshold, stated != threshold {
            throw .otherThreshold(stated: stated.count, got: threshold.count)
        }
        return try ThresholdKey(
            publicKey: verifyingKey.point, threshold: threshold,
            shares: verifyingShares.map { share in
                PublicShare(evaluationPoint: share.identifier.scalar, point: share.point)
            })
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
        guard key.publicKey == verifyingKey, key.threshold == threshold else {
            throw .otherKey
        }
        return try SecretKeyShare(signingShare.duplicate(), at: identifier.scalar, of: key)
    }
}
