public import Secp256k1Group

/// Why recovery data is refused.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum ChillRecoveryDataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are not the encoding of recovery data.
    case malformed(DecodingError)
    /// The session parameters in it are not valid.
    case parameters(ChillSessionParametersError)
    /// The signature of this participant does not verify.
    case certificate(ChillParticipantID)
    /// The public nonce of this participant is not a point, although all signed it.
    case publicNonce(ChillParticipantID, PointError)
    /// The share of this participant does not belong to the key, although it signed that it does.
    case shareMismatch(ChillParticipantID)
    /// The sum of all commitments is not a key, although all signed it.
    case unusableKey

    /// What was expected and what came.
    public var description: String {
        switch self {
        case .malformed(let error):
            "the recovery data cannot be decoded: \(error)"
        case .parameters(let error):
            "the session parameters in the recovery data are invalid: \(error)"
        case .certificate(let id):
            "the certificate's signature of participant \(id) does not verify; ask another "
                + "participant for its recovery data."
        case .publicNonce(let id, let error):
            "the public nonce of participant \(id) in the recovery data is not a point: \(error)"
        case .shareMismatch(let id):
            "the share of participant \(id) in the recovery data does not belong to the key: "
                + "somebody else has signed with its host key."
        case .unusableKey:
            "the commitments in the recovery data add up to no usable key."
        }
    }
}
