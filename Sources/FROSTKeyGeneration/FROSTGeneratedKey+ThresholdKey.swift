public import FROSTPackages

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
