internal import ThresholdKeys

extension FROSTPublicKeyPackage {
    /// The package of the tweaked key: the key and every share.
    ///
    /// In the Taproot suite a generated key has the tweak of ``FROSTTaprootTweak/init(parity:merkleRoot:)``
    /// already; a second one, with a merkle root, commits to scripts.
    ///
    /// - Parameter tweak: The tweak.
    /// - Returns: The package.
    /// - Throws: ``FROSTTweakError/keyAtInfinity`` or ``FROSTTweakError/verificationShareAtInfinity(_:)``,
    ///   neither of which will ever be seen.
    public func tweaked(by tweak: FROSTTaprootTweak) throws(FROSTTweakError)
        -> FROSTPublicKeyPackage
    {
        let key = tweak.applied(to: verifyingKey.point, of: verifyingKey.point)
        if key.isInfinity { throw .keyAtInfinity }
        let shares = verifyingShares.map { share in
            VerifyingShare(share.identifier, tweak.applied(to: share.point, of: verifyingKey.point))
        }
        for share in shares where share.point.isInfinity {
            throw .verificationShareAtInfinity(share.identifier)
        }
        return FROSTPublicKeyPackage(
            ciphersuite: ciphersuite, verifyingKey: key, verifyingShares: shares,
            threshold: threshold)
    }
}

extension FROSTKeyPackage {
    /// The package of the tweaked key, in constant time.
    ///
    /// - Parameter tweak: The tweak.
    /// - Returns: The package.
    /// - Throws: ``FROSTTweakError/keyAtInfinity`` or ``FROSTTweakError/verificationShareAtInfinity(_:)``,
    ///   neither of which will ever be seen.
    public borrowing func tweaked(
        by tweak: FROSTTaprootTweak
    ) throws(FROSTTweakError) -> FROSTKeyPackage {
        let key = tweak.applied(to: verifyingKey.point, of: verifyingKey.point)
        if key.isInfinity { throw .keyAtInfinity }
        let point = tweak.applied(to: verifyingShare, of: verifyingKey.point)
        if point.isInfinity { throw .verificationShareAtInfinity(identifier) }
        let scalar = tweak.scalar(for: verifyingKey.point)
        // Whether the key is negated is public, as the key is.
        let share =
            tweak.negates(verifyingKey.point)
            ? signingShare.negated().adding(scalar) : signingShare.adding(scalar)
        return FROSTKeyPackage(
            ciphersuite: ciphersuite, identifier: identifier, signingShare: share,
            verifyingShare: point, verifyingKey: key, threshold: threshold)
    }
}
