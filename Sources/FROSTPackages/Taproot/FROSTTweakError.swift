/// Why a package has no tweaked one.
///
/// Either is a hash that happens to cancel a point, which nobody will ever see.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum FROSTTweakError: Error, Hashable, Sendable {
    /// The tweaked public key is the neutral element.
    case keyAtInfinity
    /// The tweaked verification share of a participant is the neutral element, which has no encoding.
    case verificationShareAtInfinity(FROSTIdentifier)
}

extension FROSTTweakError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .keyAtInfinity:
            "the tweaked public key is the neutral element; run the key generation again."
        case .verificationShareAtInfinity(let identifier):
            "the tweaked verification share of \(identifier) is the neutral element; run the key "
                + "generation again."
        }
    }
}
