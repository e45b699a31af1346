public import FROSTPackages

/// What a participant has at the end: its secret key package and everybody's public one.
///
/// Holds a secret: wiped when it dies, and cannot be copied or printed.
public struct FROSTGeneratedKey: ~Copyable, Sendable {
    /// The secret share, with what belongs to it.
    public let keyPackage: FROSTKeyPackage

    /// What everybody may know.
    public let publicKeyPackage: FROSTPublicKeyPackage

    /// 32 bytes that name the session, the same for all participants who saw the same packages.
    public let session: Digest

    /// Puts a key together of parts that belong together.
    init(
        keyPackage: consuming FROSTKeyPackage, publicKeyPackage: FROSTPublicKeyPackage,
        session: Digest
    ) {
        self.keyPackage = keyPackage
        self.publicKeyPackage = publicKeyPackage
        self.session = session
    }

    /// Makes a key of a share and of the public side to which it belongs.
    init(
        setup: FROSTSetup, session: Digest, signingShare: consuming SecretScalar,
        verifyingShare: Point, points: KeyPoints
    ) throws(FROSTError) {
        let key = points.commitment.constantTerm
        if key.isInfinity { throw .keyAtInfinity }
        // Neither has an encoding; the crates notice when they write the packages.
        for share in points.shares where share.point.isInfinity {
            throw .verificationShareAtInfinity(share.identifier)
        }
        self.init(
            keyPackage: FROSTKeyPackage(
                ciphersuite: setup.ciphersuite, identifier: setup.identifier,
                signingShare: signingShare, verifyingShare: verifyingShare, verifyingKey: key,
                threshold: setup.threshold),
            publicKeyPackage: FROSTPublicKeyPackage(
                ciphersuite: setup.ciphersuite, verifyingKey: key, verifyingShares: points.shares,
                threshold: setup.threshold),
            session: session)
    }
}

extension FROSTGeneratedKey {
    /// The tweaked key.
    ///
    /// - Parameter tweak: The tweak.
    /// - Returns: Both packages, tweaked.
    /// - Throws: `FROSTTweakError.keyAtInfinity` or `FROSTTweakError.verificationShareAtInfinity(_:)`,
    ///   neither of which will ever be seen.
    public borrowing func tweaked(
        by tweak: FROSTTaprootTweak
    ) throws(FROSTTweakError) -> FROSTGeneratedKey {
        FROSTGeneratedKey(
            keyPackage: try keyPackage.tweaked(by: tweak),
            publicKeyPackage: try publicKeyPackage.tweaked(by: tweak), session: session)
    }
}

extension FROSTGeneratedKey {
    /// The key as every protocol's keys look.
    ///
    /// - Returns: The key.
    /// - Throws: `ThresholdKeyError.notOnePolynomial(threshold:)` if the highest coefficients of all dealers cancel,
    ///   which some of them have to bring about together: fewer than t shares would use that key.
    public borrowing func thresholdKey() throws(ThresholdKeyError) -> ThresholdKey {
        try publicKeyPackage.thresholdKey(threshold: keyPackage.threshold)
    }

    /// The share as every protocol's shares look.
    ///
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    /// - Throws: `ThresholdKeyError.notOnePolynomial(threshold:)` if the highest coefficients of all dealers cancel,
    ///   which some of them have to bring about together: fewer than t shares would use that key.
    public borrowing func secretKeyShare() throws(ThresholdKeyError) -> SecretKeyShare {
        try keyPackage.secretKeyShare(of: thresholdKey())
    }
}
