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
