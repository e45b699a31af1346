public import PolynomialCommitments

/// Why shares do not add up to a signature.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum AggregationError: Error, Hashable, Sendable {
    /// Shares of these signers are missing; one of every signer of the request is needed.
    case missing([ParticipantIndex])
    /// Two shares of one signer.
    case duplicate(ParticipantIndex)
    /// A share of somebody who was not asked.
    case notAsked(ParticipantIndex)
    /// The shares of these signers break their equations, each looked at by libsecp256k1; ascending.
    case wrongShares([ParticipantIndex])
    /// Every share holds and the signature does not verify: t signers or more made it so together.
    ///
    /// Nobody is convicted by that; go on without all of them.
    case signatureInvalid
    /// The signature does not verify, and libsecp256k1 refuses a commitment that was accepted before: a fault of this
    /// program or its machine, for which nobody is named.
    case notConfirmed
}

extension AggregationError: CustomStringConvertible {
    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .missing(let indices):
            "a share of every signer of the request is needed; missing: \(AggregationError.list(indices))."
        case .duplicate(let index):
            "one share of every signer is added; there are two of \(index)."
        case .notAsked(let index): "signer \(index) is not in the request."
        case .wrongShares(let indices):
            "wrong shares, of \(AggregationError.list(indices)); ask again without them, for new commitments."
        case .notConfirmed:
            "the signature does not verify, and libsecp256k1 refuses a commitment that was accepted; this program or its machine is at fault, and nobody is named. Ask for new commitments, on another machine."
        case .signatureInvalid:
            "every share holds and the signature does not verify, so t of the signers work together against it; go on without all of them."
        }
    }

    private static func list(_ indices: [ParticipantIndex]) -> String {
        indices.map(\.description).joined(separator: ", ")
    }
}
