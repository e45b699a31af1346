public import PolynomialCommitments

/// Which public rule a dealing breaks.
///
/// Everybody sees the same, so the dealer is at fault.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum DealingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Somebody deals who is not a dealer of the session.
    case notADealer(ParticipantIndex)
    /// The dealing commits in another scheme than the session's.
    case scheme(expected: CommitmentScheme)
    /// Another number of commitments than coefficients: it would raise or lower the threshold.
    case commitmentCount(expected: Int, got: Int)
    /// Another number of sealed shares than members, or one without its second half.
    case sealedShareCount(expected: Int, got: Int)
    /// A commitment or the ephemeral key is infinity.
    case infinity
    /// The proof of the ephemeral key does not verify.
    case ephemeralKeyProof
    /// The proof of the constant term is missing, superfluous or does not verify.
    case constantTermProof

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .notADealer(let dealer):
            "participant \(dealer) deals, but is not a dealer of the session."
        case .scheme(let expected):
            "the session commits in the \(expected) scheme; the dealing does in the other."
        case .commitmentCount(let expected, let got):
            "a dealing has \(expected) commitments in this session, one for each coefficient; got \(got)."
        case .sealedShareCount(let expected, let got):
            "a dealing has \(expected) sealed shares in this session, one for each member; got \(got)."
        case .infinity:
            "a commitment or the ephemeral key is infinity, which has no encoding."
        case .ephemeralKeyProof:
            "the proof that the dealer knows its ephemeral secret does not verify."
        case .constantTermProof:
            "the proof that the dealer knows its constant term does not verify."
        }
    }
}
