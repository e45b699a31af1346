import PolynomialCommitments
public import ThresholdKeys

/// Why bytes are no file of evidence of a signing session.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningEvidenceError: Error, Hashable, Sendable {
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// The key in it is refused.
    case key(ThresholdKeyError)
    /// The request in it does not decode.
    case request(SigningRequestError)
}

extension SigningEvidenceError: CustomStringConvertible {
    /// What was expected, and what came.
    public var description: String {
        switch self {
        case .malformed(let error): "this is no evidence of a signing session: \(error)"
        case .key(let error): "the key in the evidence is refused: \(error)"
        case .request(let error): "the request in the evidence is no request: \(error)"
        }
    }
}
