public import DKG
public import ThresholdSigning

/// Why no signature can be simulated.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SigningSimulationError: Error, Hashable, Sendable {
    /// The ceremony made no key.
    case noKey
    /// The parts of the key do not belong together.
    case key(ThresholdKeyError)
    /// The identity is not the member's.
    case otherIdentity(ParticipantIndex)
    /// A script is given to somebody who is no member of the key.
    case scriptOfStranger(ParticipantIndex)
    /// A holder of a share cannot sign with it.
    case signer(SigningKeyError)
    /// A signer has no nonces.
    case nonces(SigningError)
    /// No request of this message with this key can be made.
    case request(SigningRequestError)
    /// The random source failed.
    case random(RandomSourceError)
}

extension SigningSimulationError: CustomStringConvertible {
    /// What was expected and what came.
    public var description: String {
        switch self {
        case .noKey: "there is no key to sign with."
        case .key(let error): error.description
        case .otherIdentity(let index): "the identity is not that of member \(index)."
        case .scriptOfStranger(let index):
            "a script is given to signer \(index), who is no member of the key."
        case .signer(let error): error.description
        case .nonces(let error): error.description
        case .request(let error): error.description
        case .random(let error): error.description
        }
    }
}
