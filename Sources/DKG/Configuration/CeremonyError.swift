public import PolynomialCommitments
public import Secp256k1Group

/// Why a ceremony cannot be configured.
///
/// Nothing secret has been drawn when one of these is thrown.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CeremonyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A roster has 1...65535 keys.
    case rosterSize(got: Int)
    /// One identity is in the roster twice.
    case duplicateIdentity(first: ParticipantIndex, second: ParticipantIndex)
    /// An identity key does not decode.
    case invalidIdentity(index: ParticipantIndex, PointError)
    /// The threshold is zero or too large to be encoded.
    case threshold(got: Int)
    /// Too few participants for the threshold on this kind of board.
    case tooFewParticipants(board: BoardKind, threshold: Int, needed: Int, got: Int)
    /// The Feldman scheme lets the last dealer bias the key, so it is refused for randomness.
    case biasedRandomness
    /// A context has at most 255 bytes.
    case contextTooLong(got: Int)
    /// The instance is 32 zero bytes.
    case zeroInstance

    /// What was expected, what came and what to do.
    public var description: String {
        switch self {
        case .rosterSize(let got):
            "a roster has 1 to 65535 identity keys; got \(got)."
        case .duplicateIdentity(let first, let second):
            "participants \(first) and \(second) have the same identity key; every participant "
                + "needs one of its own."
        case .invalidIdentity(let index, let error):
            "the identity key of participant \(index) is not a public key: \(error)"
        case .threshold(let got):
            "the threshold, the number of shares that reconstruct, is in 1...65535; got \(got)."
        case .tooFewParticipants(let board, let threshold, let needed, let got):
            "on a board of kind \(board) a robust ceremony with threshold \(threshold) needs at "
                + "least \(needed) participants; got \(got). Lower the threshold or add "
                + "participants."
        case .biasedRandomness:
            "the feldman scheme lets the last dealer bias the key, so it cannot make one for "
                + "randomness; use the pedersen scheme."
        case .contextTooLong(let got):
            "a context has at most 255 bytes; got \(got). Hash it first."
        case .zeroInstance:
            "the instance is 32 zero bytes; draw 32 fresh random bytes for every attempt."
        }
    }
}
