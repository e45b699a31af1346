import PolynomialCommitments
import Secp256k1Group
public import ThresholdKeys

extension GroupKey {
    /// The key as every protocol's keys look: without the certificate, but with the verification share of every
    /// member.
    public var thresholdKey: ThresholdKey {
        ThresholdKey(
            madeBy: publicKey.point, threshold: threshold,
            members: verificationShares().map { member in
                (member.index, member.share, ceremony.roster.key(of: member.index))
            },
            purpose: ceremony.purpose, context: ceremony.context,
            epoch: KeyEpoch(
                number: 0, genesis: transcript.digest, transcript: transcript.digest,
                board: ceremony.board))
    }
}

extension KeyPackage {
    /// The share as every protocol's shares look.
    ///
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    public borrowing func secretKeyShare() -> SecretKeyShare {
        SecretKeyShare(unchecked: share.duplicate(), at: index, of: groupKey.thresholdKey)
    }
}
