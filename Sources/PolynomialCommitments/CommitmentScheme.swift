/// How a dealer commits to its polynomial, chosen once per ceremony and never mixed.
public enum CommitmentScheme: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// A_k = a_k G (Feldman 1987).
    ///
    /// Fewer rounds. Whoever speaks last can choose, after seeing the honest dealings, which of its
    /// own count, and so bias the key. Good for Schnorr keys, not for randomness.
    case feldman = 1

    /// C_k = a_k G + b_k H (Pedersen 1991), with the Feldman values published only after the
    /// qualified set is fixed (Gennaro, Jarecki, Krawczyk and Rabin 2007).
    ///
    /// The key is uniform.
    case pedersen = 2

    /// The lower-case name.
    public var description: String {
        switch self {
        case .feldman: "feldman"
        case .pedersen: "pedersen"
        }
    }

    /// Finds a scheme by its lower-case name.
    ///
    /// - Parameter name: "feldman" or "pedersen"; anything else gives `nil`.
    public init?(name: String) {
        guard let scheme = CommitmentScheme.allCases.first(where: { $0.description == name })
        else { return nil }
        self = scheme
    }
}
