public import PolynomialCommitments
public import ThresholdKeys

/// Why a pool of nonces does not do what it is asked (Signing.md, section 5).
///
/// But for ``changedRecord`` and ``signing(_:)`` nothing is used up.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum NoncePoolError: Error, Hashable, Sendable {
    /// The member has no identity in the key, so nobody could hold it to its answers.
    case noIdentity(ParticipantIndex)
    /// The identity's key is another one than the member has in the key.
    case otherIdentity(expected: VerificationKey, got: VerificationKey)
    /// The bytes are not the record of a pair.
    case malformedRecord(DecodingError)
    /// A record of another epoch, or another key: what is to be erased if the key was reshared.
    case otherEpoch(expected: Digest, got: Digest)
    /// A record of another signer of the key.
    case otherSigner(expected: ParticipantIndex, got: ParticipantIndex)
    /// A record for another scheme than the signer's.
    case otherScheme(expected: SigningScheme, got: SigningScheme)
    /// The record is not the one of the commitment that is asked for.
    case otherRecord(expected: NonceCommitment, got: NonceCommitment)
    /// The bytes of the record give another pair than its commitment says; it is gone.
    case changedRecord
    /// The answer in storage is not one of this signer.
    case foreignAnswer
    /// The request does not carry the signature of the coordinator that it names.
    case notAuthentic
    /// The pair that the request names was offered to another coordinator.
    case otherCoordinator(expected: VerificationKey, got: VerificationKey)
    /// The commitment in the signer's place was used, or never made here; it is refused for ever.
    case notUnused(NonceCommitment)
    /// The commitment that is to be offered with the answer is not one that is unused, was not offered, and is for the
    /// same coordinator.
    case nextNotUsable(NonceCommitment)
    /// The epoch of the share is over, and its pairs with it.
    case superseded
    /// What a request is refused for.
    case request(SigningRequestError)
    /// What goes wrong while nonces are made, or a share is computed.
    case signing(SigningError)
}

extension NoncePoolError: CustomStringConvertible {
    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .noIdentity(let index):
            "signer \(index) has no identity in this key, so its answers cannot be signed; sign without a pool."
        case .otherIdentity(let expected, let got):
            "the key says the identity \(expected) for this signer; got \(got). Take the identity of the ceremony."
        case .malformedRecord(let error): "these bytes are no record of a pair of nonces: \(error)"
        case .otherEpoch(let expected, let got):
            "the record is for the key or epoch \(got); this is \(expected). If that epoch is over, erase the record."
        case .otherSigner(let expected, let got):
            "the record is of signer \(got); this is signer \(expected). Keep the records of each apart."
        case .otherScheme(let expected, let got):
            "the record is for \(got); this signer signs by \(expected). Keep a pool for each scheme."
        case .otherRecord(let expected, let got):
            "the record of the commitment \(expected) is asked for; got that of \(got)."
        case .changedRecord:
            "the bytes of the record give another pair than its commitment says: it was changed, and is no use; erase it."
        case .foreignAnswer:
            "the stored answer does not carry this signer's signature: the wrong file, or it was changed."
        case .notAuthentic:
            "the request does not carry the signature of the coordinator that it names."
        case .otherCoordinator(let expected, let got):
            "the pair that the request names was offered to the coordinator \(expected); \(got) asks."
        case .notUnused(let commitment):
            "the commitment \(commitment) was used, or never made here; offer a new one. It is never signed with again."
        case .nextNotUsable(let commitment):
            "the commitment \(commitment) cannot be offered with this answer: it has to be stored, unused, not offered yet, "
                + "and made for the same coordinator."
        case .superseded: "the epoch of this share is over; sign with the share of the present one."
        case .request(let error): error.description
        case .signing(let error): error.description
        }
    }
}
