/// What a signer or a coordinator can be shown to have done.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningFault: Hashable, Sendable, CaseIterable {
    /// A signer answered a request that does not ask it.
    case notAsked
    /// A signer answered with another commitment than the request lists for it.
    case otherCommitment
    /// A signer's share is no integer below q.
    case notCanonical
    /// A signer's share breaks its equation.
    case wrongShare
    /// A signer answered two requests with one commitment; its share of the key follows from both.
    case reusedNonces
    /// A coordinator of BIP 445 signed a request whose aggregate nonce is not the sum of its list.
    case wrongAggregate
}

extension SigningFault: CustomStringConvertible {
    /// What was done, as a sentence goes on after the culprit's name.
    public var description: String {
        switch self {
        case .notAsked: "answered a request that does not ask it"
        case .otherCommitment: "answered with another commitment than the request lists for it"
        case .notCanonical: "answered with a share that is no integer below the group order"
        case .wrongShare: "answered with a share that breaks its equation"
        case .reusedNonces:
            "answered two requests with one pair of nonces; its share of the key is public now"
        case .wrongAggregate: "signed a request whose aggregate nonce is not the sum of its list"
        }
    }
}
