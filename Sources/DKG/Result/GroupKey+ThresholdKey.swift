import PolynomialCommitments
import Secp256k1Group
public import ThresholdKeys

extension GroupKey {
    /// The key as every protocol's keys look: without the certificate, but with the verification
    /// share of every member.
    public var thresholdKey: ThresholdKey {
        get throws(ThresholdKeyError) {
            try ThresholdKey(
                unverified: publicKey, threshold: threshold,
                holders: verificationShares().map { member in
                    ThresholdKey.Holder(
                        evaluationPoint: Scalar(member.index), verificationShare: member.share)
                },
                provenance: KeyProvenance(
                    protocolName: "swift-dkg 1", session: transcript.digest,
                    purpose: ceremony.purpose))
        }
    }
}

extension KeyPackage {
    /// The share as every protocol's shares look.
    ///
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    /// - Throws: `ThresholdKeyError.keyAtInfinity`, which a certified key never is.
    public borrowing func secretKeyShare() throws(ThresholdKeyError) -> SecretKeyShare {
        SecretKeyShare(
            unchecked: share.duplicate(), at: Scalar(index), of: try groupKey.thresholdKey)
    }
}
