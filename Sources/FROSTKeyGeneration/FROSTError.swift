public import FROSTPackages

/// Why a session ended without a key.
///
/// The first fault ends it. Who is to blame is part of the error wherever somebody is; the senders'
/// channels have to be authenticated for that to mean anything.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum FROSTError: Error, Hashable, Sendable {
    /// Not one package from each of the others.
    case packageCount(expected: Int, got: Int)
    /// A package claims to come from this participant itself.
    case ownIdentifier(FROSTIdentifier)
    /// Two packages of one round from one sender.
    case duplicate(FROSTIdentifier)
    /// The bytes are not a package.
    case malformed(FROSTIdentifier, FROSTEncodingError)
    /// A package belongs to the other suite.
    case ciphersuite(FROSTIdentifier, expected: FROSTCiphersuite, got: FROSTCiphersuite)
    /// A sender committed to another number of coefficients than the threshold.
    case commitmentCount(FROSTIdentifier, expected: Int, got: Int)
    /// A sender did not prove that it knows the secret that it shares.
    case invalidProof(FROSTIdentifier)
    /// A share comes from somebody who sent no commitments.
    case unknownSender(FROSTIdentifier)
    /// A share is not the one that its sender committed to.
    case invalidShare(FROSTIdentifier)
    /// No share came from this sender.
    case missingShare(FROSTIdentifier)
    /// The public key is the neutral element; the last one to speak could have arranged that.
    case keyAtInfinity
    /// The verification share of this participant is the neutral element, which has no encoding.
    case verificationShareAtInfinity(FROSTIdentifier)

    /// Who is to blame; `nil` if it is nobody in particular, or whoever delivered the messages.
    public var culprit: FROSTIdentifier? {
        switch self {
        case .malformed(let sender, _), .ciphersuite(let sender, _, _),
            .commitmentCount(let sender, _, _), .invalidProof(let sender),
            .invalidShare(let sender), .missingShare(let sender):
            sender
        // What is handed in twice, or for somebody who has no part in it, is a mistake of whoever does so.
        case .duplicate, .unknownSender, .packageCount, .ownIdentifier, .keyAtInfinity,
            .verificationShareAtInfinity:
            nil
        }
    }
}

extension FROSTError {
    /// The same error, of a key that is tweaked at the end of a session.
    init(_ error: FROSTTweakError) {
        self =
            switch error {
            case .keyAtInfinity: .keyAtInfinity
            case .verificationShareAtInfinity(let identifier):
                .verificationShareAtInfinity(identifier)
            }
    }
}

extension FROSTError: CustomStringConvertible {
    /// What was expected, what came, and from whom.
    public var description: String {
        switch self {
        case .packageCount(let expected, let got):
            "this session needs one package from each of the \(expected) others; got \(got)."
        case .ownIdentifier(let identifier):
            "a package claims to come from \(identifier), which is this participant; leave out the "
                + "own package, and check the channel if it was not yours."
        case .duplicate(let sender):
            "two packages of \(sender) were handed in for one round; hand in one."
        case .malformed(let sender, let error):
            "what \(sender) sent is not a package: \(error)"
        case .ciphersuite(let sender, let expected, let got):
            "the session uses \(expected); \(sender) sent a package of \(got)."
        case .commitmentCount(let sender, let expected, let got):
            "a package commits to exactly \(expected) coefficients; that of \(sender) has \(got)."
        case .invalidProof(let sender):
            "the proof of knowledge of \(sender) is invalid."
        case .unknownSender(let sender):
            "a share was handed in for \(sender), who sent no commitments and has no part in this session."
        case .invalidShare(let sender):
            "the share from \(sender) is not the one that it committed to."
        case .missingShare(let sender):
            "no share came from \(sender)."
        case .keyAtInfinity:
            "the public key is the neutral element; run the key generation again."
        case .verificationShareAtInfinity(let identifier):
            "the verification share of \(identifier) is the neutral element; run the key "
                + "generation again."
        }
    }
}
