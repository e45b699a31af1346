public import Secp256k1Group

/// What is wrong with a message.
///
/// Who is to blame says the error that carries the reason.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillFaultReason: Hashable, Sendable, CustomStringConvertible {
    /// The message has another length than the session prescribes.
    case length(expected: Int, got: Int)
    /// The bytes are not the encoding of the message.
    case encoding(DecodingError)
    /// The commitment to the constant term is infinity.
    case constantTermAtInfinity
    /// The proof of possession does not verify.
    case proofOfPossession
    /// The public nonce is not a point.
    case publicNonce(PointError)
    /// The coordinator relayed another public nonce of the receiver than the receiver sent.
    case ownPublicNonceReplaced
    /// The coordinator relayed another commitment of the receiver than the receiver sent.
    case ownCommitmentReplaced
    /// A signature does not verify.
    case signature
    /// The certificate has a signature that does not verify, for the participant named.
    case certificate(ChillParticipantID)
    /// The partial public shares do not add up to the public share.
    case partialPublicShares
    /// The encrypted partial shares do not add up to the encrypted share.
    case encryptedPartialShares
    /// A partial share does not belong to its partial public share.
    case partialShare
    /// The receiver's own partial share does not belong to its partial public share.
    case ownPartialShare

    /// One sentence.
    public var description: String {
        switch self {
        case .length(let expected, let got):
            "the message has \(expected) bytes in this session; got \(got)."
        case .encoding(let error): "the message cannot be decoded: \(error)"
        case .constantTermAtInfinity: "the commitment to the constant term is infinity."
        case .proofOfPossession: "the proof of possession does not verify."
        case .publicNonce(let error): "the public nonce is not a point: \(error)"
        case .ownPublicNonceReplaced: "another public nonce was relayed than the one sent."
        case .ownCommitmentReplaced: "another commitment was relayed than the one sent."
        case .signature: "the signature of the certificate does not verify."
        case .certificate(let id): "the certificate's signature of participant \(id) is invalid."
        case .partialPublicShares: "the partial public shares do not add up to the public share."
        case .encryptedPartialShares:
            "the encrypted partial shares do not add up to the encrypted share."
        case .partialShare: "the partial share does not belong to its public share."
        case .ownPartialShare: "the share from the receiver to itself was changed."
        }
    }
}
