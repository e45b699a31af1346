/// What a key is for.
///
/// It is recorded in the key: whatever uses one looks at ``ThresholdKey/purpose`` and refuses a key that was made for
/// something else.
///
/// The separation is not bureaucracy: decrypting with a signing key would answer static
/// Diffie-Hellman queries about it.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum Purpose: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Threshold signatures.
    case signing = 1
    /// Threshold decryption.
    case decryption = 2
    /// A randomness beacon.
    ///
    /// Only with the Pedersen scheme, whose key nobody can bias.
    case randomness = 3

    /// The lower-case name.
    public var description: String {
        switch self {
        case .signing: "signing"
        case .decryption: "decryption"
        case .randomness: "randomness"
        }
    }

    /// Finds a purpose by its lower-case name.
    ///
    /// - Parameter name: The name; an unknown one gives `nil`.
    public init?(name: String) {
        guard let purpose = Purpose.allCases.first(where: { $0.description == name }) else {
            return nil
        }
        self = purpose
    }
}
