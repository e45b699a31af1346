/// What the functions of BIP 445 refuse, which tells apart whose fault it is: what came from a signer or the coordinator
/// is a contribution, everything else is the caller's.
package enum BIP445Error: Error, Hashable, Sendable {
    /// What somebody contributes to a session.
    package enum Contribution: String, Sendable {
        case publicNonce = "pubnonce"
        case aggregateNonce = "aggnonce"
        case aggregateOfOthers = "aggothernonce"
        case partialSignature = "psig"
    }

    /// A contribution of the signer at a position of the lists, or of the coordinator (`nil`), is none.
    case contribution(Contribution, position: Int?)
    /// 1 <= t <= n does not hold.
    case threshold
    /// More than 128 participants.
    case tooManyParticipants
    /// t <= u <= n does not hold.
    case signerCount
    /// Another number of modes than of tweaks.
    case tweakModes
    /// Another number of public shares than of identifiers.
    case publicShareCount
    /// An identifier is not below n, or of a nonce not below 128.
    case identifierRange(position: Int)
    /// An identifier comes twice.
    case duplicateIdentifier
    /// A public share is no point.
    case publicShare(position: Int)
    /// The threshold key is no point.
    case thresholdKey
    /// The public shares interpolate to another key.
    case otherKey
    /// They interpolate to infinity.
    case keyAtInfinity
    /// Fewer than t public shares are known.
    case tooFewPublicShares
    /// The public shares do not lie on one polynomial of t coefficients.
    case notOnePolynomial
    /// A tweak has not 32 bytes.
    case tweakLength
    /// A tweak is q or more.
    case tweakRange
    /// The tweaked key is infinity.
    case tweakedToInfinity
    /// Half 1 or 2 of the secret nonce is zero, or q or more.
    case secretNonce(half: Int)
    /// The secret share is zero, or q or more.
    case secretShare
    /// The signer's identifier is not among those of the session.
    case notAmongSigners
    /// The public share of the signer is not in the list, from 0.8 on at its own place.
    case otherPublicShare
    /// Without others there is no aggregate of their nonces, and with others there is one.
    case aggregateOfOthersPresence
    /// Another number of partial signatures than of signers.
    case partialSignatureCount
    /// No signer has this position.
    case noSuchPosition
    /// Public shares are needed to verify a partial signature.
    case publicSharesNeeded
    /// A computation broke its own equation.
    case computation
}
