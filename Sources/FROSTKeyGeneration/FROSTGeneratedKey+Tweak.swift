public import FROSTPackages

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
