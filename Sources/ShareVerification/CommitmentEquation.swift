public import PolynomialCommitments
public import Secp256k1Group

// The two equations of Protocol.md, section 4. The side with the share is computed in constant time
// as long as the share is secret; the other side is public. Zero on the left and infinity on the
// right are values like any other.

extension FeldmanCommitment {
    /// Eq F for a secret share: s G = sum of index^k A_k.
    ///
    /// - Parameters:
    ///   - share: The share s; constant time.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: borrowing SecretScalar, at index: ParticipantIndex) -> Bool {
        share.timesGenerator() == evaluated(at: index)
    }

    /// Eq F for an opened share.
    ///
    /// - Parameters:
    ///   - share: The share s.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(by share: Scalar, at index: ParticipantIndex) -> Bool {
        isSatisfied(by: SecretScalar(share), at: index)
    }
}

extension PedersenCommitment {
    /// Eq P for a secret share: s G + s' H = sum of index^k C_k.
    ///
    /// - Parameters:
    ///   - share: The share s; constant time.
    ///   - blinding: The share s'; constant time.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(
        by share: borrowing SecretScalar, blinding: borrowing SecretScalar,
        at index: ParticipantIndex
    ) -> Bool {
        PedersenCommitment.commit(share, blinding: blinding) == evaluated(at: index)
    }

    /// Eq P for an opened share.
    ///
    /// - Parameters:
    ///   - share: The share s.
    ///   - blinding: The share s'.
    ///   - index: The receiver.
    /// - Returns: Whether the equation holds.
    public func isSatisfied(
        by share: Scalar, blinding: Scalar, at index: ParticipantIndex
    ) -> Bool {
        isSatisfied(by: SecretScalar(share), blinding: SecretScalar(blinding), at: index)
    }
}
