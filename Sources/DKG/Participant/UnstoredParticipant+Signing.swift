public import ThresholdKeys

extension UnstoredParticipant {
    /// This participant's share as signers take it, of a key that the honest holders alone are certainly able to use.
    ///
    /// A key can be certified although so many missed the end of the ceremony that nobody may be able to use it
    /// (``isAssured``). Nothing of value is to depend on such a key, so a signer gets no share of it by accident.
    ///
    /// Variable time but for the share, which is copied; both copies are wiped, each by its own owner.
    ///
    /// - Parameter evenIfUnassured: Whether a share of a key that is not assured is given, too.
    /// - Returns: The share, with the key as every protocol's keys look.
    /// - Throws: ``ParticipantError/unassured(assured:threshold:)``, or what ``keyPackage()`` throws.
    public borrowing func secretKeyShare(
        evenIfUnassured: Bool = false
    ) throws(ParticipantError) -> SecretKeyShare {
        let package = try keyPackage()
        if !evenIfUnassured && !isAssured {
            throw .unassured(
                assured: assuredShares ?? 0, threshold: state.ceremony.threshold.count)
        }
        return package.secretKeyShare()
    }
}
