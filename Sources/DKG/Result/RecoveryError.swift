public import PolynomialCommitments

/// Why a key cannot be put together from shares.
public enum RecoveryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A package of another key.
    case otherKey
    /// Two packages of one participant.
    case duplicate(ParticipantIndex)
    /// Fewer shares than the threshold.
    case tooFewShares(needed: Int, got: Int)

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .otherKey:
            "the key package belongs to another key; collect packages of one ceremony."
        case .duplicate(let index):
            "the share of participant \(index) was added before; shares must be distinct."
        case .tooFewShares(let needed, let got):
            "\(needed) distinct shares reconstruct this key; got \(got)."
        }
    }
}
