package import PolynomialCommitments
package import Secp256k1Group

/// Why the file of an epoch is none.
package enum EpochKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// The resharing in the file is impossible.
    case resharing(ResharingError)
    /// A coefficient of the public polynomial is infinity.
    case coefficientAtInfinity(position: Int)
    /// Fewer qualified dealers, or holders, than the threshold.
    case tooFew(KeyFileContradiction.List, needed: Int, got: Int)
    /// A qualified dealer made no offer, or a holder did not join.
    case tookNoPart(KeyFileContradiction.List, ParticipantIndex)
    /// An offer of a dealer that is none, or has no share to deal.
    case cannotDeal(ParticipantIndex)
    /// The receivers have not certified the epoch.
    case certificate(CertificateError)
    /// Too few shares of the predecessor consent.
    case tooFewHandOvers(needed: Int, got: Int)
    /// One of the two signatures of a hand over does not verify.
    case invalidHandOver(ParticipantIndex)

    /// What was expected and what came.
    package var description: String {
        switch self {
        case .malformed(let error): "the file does not decode: \(error)"
        case .resharing(let error): "the resharing in the file is impossible: \(error)"
        case .coefficientAtInfinity(let position):
            "coefficient \(position) of the public polynomial is infinity."
        case .tooFew(let list, let needed, let got):
            "the epoch has \(got) entries in the list of \(list.rawValue)s; \(needed) are needed."
        case .tookNoPart(let list, let index):
            "number \(index) is a \(list.rawValue) and took no part in the session."
        case .cannotDeal(let index):
            "number \(index) made an offer and has no share of the predecessor to deal."
        case .certificate(let error): "the epoch is not certified: \(error)"
        case .tooFewHandOvers(let needed, let got):
            "an epoch is in force by \(needed) hand overs of the one before; got \(got)."
        case .invalidHandOver(let index):
            "the hand over of dealer \(index) is not signed by its share and its identity."
        }
    }
}
