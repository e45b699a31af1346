public import ThresholdSigning

/// The ways in which a simulated signer deviates.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SignerFault: Hashable, Sendable, CaseIterable {
    /// Sends nothing at all.
    case absent
    /// Offers a commitment and answers no request.
    case silent
    /// Adds one to its share.
    case wrongShare
    /// Answers with 32 bytes that are no integer below q.
    case notCanonical
    /// Names another commitment than the request lists for it.
    case otherCommitment
    /// Answers one request, and every later one with the nonces of that one.
    ///
    /// Where a coordinator asks for them twice, both answers are right, and the share is public.
    case reusesNonces
    /// Offers at first what is no pair of points.
    case malformedFirst
    /// Answers right, and offers the commitment again that it has just used.
    case usedNext
    /// Answers right, and offers as its next commitment what is no pair of points.
    case pointlessNext
    /// Answers right, and offers nothing.
    case withoutNext
    /// Answers the first request that it hears of and that does not ask it, besides those that do.
    case unasked
    /// Answers every request twice, right, with another next commitment.
    case repeats
    /// Answers right, and then once more, wrong.
    case contradicts
    /// Chooses its nonces with the others of this kind so that those of all add up to nothing.
    ///
    /// If exactly t do it they can spoil a session of their own in BIP 445: every share holds, and the signature does not.
    case colludes
}

extension SignerFault {
    /// Finds a fault by its name, for instance "wrong-share".
    ///
    /// - Parameter name: The name; an unknown one gives `nil`.
    public init?(name: String) {
        guard let fault = SignerFault.allCases.first(where: { $0.description == name }) else {
            return nil
        }
        self = fault
    }

    /// Whether the fault can show in a scheme: nonces that cancel each other are for BIP 445 alone.
    ///
    /// - Parameter scheme: The scheme.
    /// - Returns: `false` if it changes nothing there.
    public func hasEffect(in scheme: SigningScheme) -> Bool {
        self != .colludes || scheme.ciphersuite == nil
    }
}

extension SignerFault: CustomStringConvertible {
    /// The name, as a command line has it.
    public var description: String {
        switch self {
        case .absent: "absent"
        case .silent: "silent"
        case .wrongShare: "wrong-share"
        case .notCanonical: "not-canonical"
        case .otherCommitment: "other-commitment"
        case .reusesNonces: "reuses-nonces"
        case .malformedFirst: "malformed-first"
        case .usedNext: "used-next"
        case .pointlessNext: "pointless-next"
        case .withoutNext: "without-next"
        case .unasked: "unasked"
        case .repeats: "repeats"
        case .contradicts: "contradicts"
        case .colludes: "colludes"
        }
    }
}
