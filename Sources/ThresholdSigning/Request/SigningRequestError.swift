public import PolynomialCommitments
public import ThresholdKeys

/// Why a request is not signed, or not made (Signing.md, section 4).
///
/// A signer that refuses a request has used nothing up: the same nonces are good for another one.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningRequestError: Error, Hashable, Sendable {
    /// The bytes are not the encoding of a request.
    case malformed(DecodingError)
    /// A scheme, or a version of one, that is not known here.
    case unknownScheme(number: Int, version: Int)
    /// Another scheme than that of the nonces.
    case otherScheme(expected: SigningScheme, got: SigningScheme)
    /// Another key, or another epoch of it.
    case otherKey(expected: Digest, got: Digest)
    /// Fewer signers than the threshold.
    case tooFewSigners(needed: Int, got: Int)
    /// The signers' evaluation points are not strictly ascending: one comes twice, or they are in another order.
    case notAscending(previous: Scalar, next: Scalar)
    /// The list of commitments names another signer at this place, counted from zero, than the list of signers.
    case otherListedSigner(place: Int)
    /// Nobody holds a share of the key at this evaluation point.
    case unknownSigner(Scalar)
    /// The message is too long.
    case messageTooLong(maximum: Int, got: Int)
    /// The commitment of a signer is no pair of points.
    case malformedCommitment(ParticipantIndex)
    /// The aggregate nonce is no pair of points.
    case malformedAggregate
    /// The aggregate nonce is not the sum of the commitments.
    case otherAggregate
    /// The commitments cancel each other, so that there is no nonce: which is nobody's mistake.
    case nonceAtInfinity
    /// This signer is not asked.
    case notAsked(ParticipantIndex)
    /// The commitment in the signer's place is not that of its nonces.
    case otherCommitment(ParticipantIndex)
    /// The parts of the derivation do not go together.
    case derivation(DerivationConflict)
    /// The key cannot be derived.
    case underivable(DerivationError)
    /// The request names raw tweaks, of which nobody can tell for which key they sign.
    case unverifiedTweaks
    /// A key of a ceremony would sign without a Taproot tweak, and may hide a script of its last dealer.
    case untweakedKey
    /// A key that the scheme cannot sign with.
    case key(SigningKeyError)
}

extension SigningRequestError: CustomStringConvertible {
    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .malformed(let error): "the request does not decode: \(error)"
        case .unknownScheme(let number, let version):
            "the request is for scheme \(number), version \(version), which is not known here; update, or ask for another."
        case .otherScheme(let expected, let got):
            "the nonces are for \(expected); the request is for \(got)."
        case .otherKey(let expected, let got):
            "the request is for the key or epoch \(got); this is \(expected). Ask with the current key."
        case .tooFewSigners(let needed, let got):
            "\(needed) signers sign with this key; the request names \(got)."
        case .notAscending(let previous, let next):
            "the signers' points are strictly ascending; \(next) follows \(previous)."
        case .otherListedSigner(let place):
            "the commitment at place \(place), counted from zero, is said to be of another signer than the one who is asked there."
        case .unknownSigner(let point):
            "nobody holds a share of this key at the evaluation point \(point)."
        case .messageTooLong(let maximum, let got):
            "a message has at most \(maximum) bytes; got \(got). Sign its digest."
        case .malformedCommitment(let index):
            "the commitment in the place of signer \(index) is no pair of points."
        case .malformedAggregate: "the aggregate nonce is no pair of points."
        case .otherAggregate: "the aggregate nonce is not the sum of the listed commitments."
        case .nonceAtInfinity:
            "the commitments of this request cancel each other; ask for new ones."
        case .notAsked(let index): "signer \(index) is not among those who are asked."
        case .otherCommitment(let index):
            "the commitment in the place of signer \(index) is not that of these nonces; use those that it was made with, once."
        case .derivation(let conflict): conflict.description
        case .underivable(let error): error.description
        case .unverifiedTweaks:
            "the request has raw tweaks, so nobody can tell which key signs; a signer that wants this says so in its options."
        case .untweakedKey:
            "a key of a ceremony signs for an output only with a Taproot tweak, since its last dealer may have hidden a script in it; "
                + "derive an output key, or say .keyAsItIs in the options of each signer and of the session."
        case .key(let error): error.description
        }
    }
}
