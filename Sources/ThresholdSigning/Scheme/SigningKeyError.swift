public import PolynomialCommitments
public import ThresholdKeys

/// Why a key or a share does not sign; said before there is a nonce.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningKeyError: Error, Hashable, Sendable {
    /// The key is for something else.
    case purpose(Purpose)
    /// The share is zero: its public share is infinity, and its owner signs for nobody.
    case shareAtInfinity(ParticipantIndex)
    /// BIP 445 numbers the members: the evaluation point of each has to be its index.
    case pointNotIndex(ParticipantIndex)
    /// More members than the draft of BIP 445 allows.
    case tooManyMembers(maximum: Int, got: Int)
}

extension SigningKeyError: CustomStringConvertible {
    /// What was expected and what came.
    public var description: String {
        switch self {
        case .purpose(let purpose):
            "a key for signing signs; this one is for \(purpose)."
        case .shareAtInfinity(let index):
            "the share of member \(index) is zero, and cannot sign; the others can."
        case .pointNotIndex(let index):
            "bip445 numbers the signers, and the evaluation point of member \(index) is not its index; use rfc9591 or taproot."
        case .tooManyMembers(let maximum, let got):
            "this draft of bip445 knows at most \(maximum) members; the key has \(got)."
        }
    }
}
