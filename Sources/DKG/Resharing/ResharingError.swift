public import PolynomialCommitments
public import Secp256k1Group
public import ThresholdKeys

/// Why a resharing cannot be configured, or somebody cannot take part in it.
///
/// Nothing secret has been dealt when one of these is thrown, and the old shares serve as before.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ResharingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key that is to be given up is none, or its parts do not belong together.
    case predecessor(ThresholdKeyError)
    /// Nobody said who a member of a foreign key is.
    case identityMissing(ParticipantIndex)
    /// Another number of identities than members.
    case identityCount(needed: Int, got: Int)
    /// Identities were given for a key whose roster names them.
    case notForeign
    /// The identity of whoever holds a key alone is that key.
    case identityIsKey
    /// The new threshold is zero or too large to be encoded.
    case threshold(got: Int)
    /// Too few receivers for the new threshold on this kind of board.
    case tooFewReceivers(board: BoardKind, threshold: Int, needed: Int, got: Int)
    /// Too few dealers for the old threshold on a relay.
    case tooFewDealers(threshold: Int, needed: Int, got: Int)
    /// A key lives on one kind of board.
    case otherBoard(needed: BoardKind, got: BoardKind)
    /// There is no number for a further epoch.
    case lastEpoch(UInt32)
    /// The new roster or the instance in a file is none.
    case configuration(CeremonyError)
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// An identity that is no receiver's.
    case notAReceiver(identity: VerificationKey, resharing: Resharing.ID)
    /// An identity that is not that of the dealer whose share it is to deal.
    case notTheDealer(index: ParticipantIndex, needed: VerificationKey, got: VerificationKey)
    /// The share belongs to another key, or to another epoch of it.
    case otherKey(needed: KeyEpoch, got: KeyEpoch)
    /// A share of zero is known to everybody and cannot be dealt.
    case shareOfZero(ParticipantIndex)
    /// No randomness.
    case random(RandomSourceError)

    /// What was expected, what came and what to do.
    public var description: String {
        switch self {
        case .predecessor(let error):
            "the key that is to be reshared is refused: \(error)"
        case .identityMissing(let index):
            "member \(index) of the key has no identity, and a dealer needs one to sign with; name the identities of all "
                + "members of a foreign key."
        case .identityCount(let needed, let got):
            "the key has \(needed) members, each with an identity; got \(got). Name them in the order of the members."
        case .notForeign:
            "a key of this package has the identities of its roster, and others cannot be named; use it as it is."
        case .identityIsKey:
            "the identity signs envelopes and is not the key itself; make a key pair of its own for it."
        case .threshold(let got):
            "the new threshold, the number of shares that use the key, is in 1...65535; got \(got)."
        case .tooFewReceivers(let board, let threshold, let needed, let got):
            "on a board of kind \(board) a resharing to threshold \(threshold) needs at least \(needed) receivers; got "
                + "\(got). Lower the new threshold or add receivers."
        case .tooFewDealers(let threshold, let needed, let got):
            "on a relay a key with threshold \(threshold) can be reshared if it has at least \(needed) members; got "
                + "\(got). Adopt a foreign key on an agreed board."
        case .otherBoard(let needed, let got):
            "the key lives on a board of kind \(needed), and so do all its epochs; got \(got)."
        case .lastEpoch(let number):
            "epoch \(number) is the last that has a number; make a new key."
        case .configuration(let error):
            "the new side is refused: \(error)"
        case .malformed(let error):
            "the resharing does not decode: \(error)"
        case .notAReceiver(let identity, let resharing):
            "the identity \(identity) is not in the new roster of resharing \(resharing)."
        case .notTheDealer(let index, let needed, let got):
            "the share is that of dealer \(index), whose identity is \(needed); got \(got). Take the identity that the "
                + "predecessor names."
        case .otherKey(let needed, let got):
            "the share belongs to another sharing than the one that is given up: \(needed) is needed; got \(got)."
        case .shareOfZero(let index):
            "the share of dealer \(index) is zero, which everybody knows, so it deals and hands over nothing; the other "
                + "dealers can reshare the key."
        case .random(let error):
            "no seed can be drawn: \(error)"
        }
    }
}
