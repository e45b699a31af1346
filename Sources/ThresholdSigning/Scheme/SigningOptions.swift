/// What a signer or a coordinator does although it is rarely right.
public struct SigningOptions: OptionSet, Hashable, Sendable {
    /// The options as bits.
    public let rawValue: UInt8

    /// Takes bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Signs of BIP 340 under a ceremony's key without a Taproot tweak.
    ///
    /// The dealer that speaks last can make such a key an output key that commits to a script of its own, so it is
    /// never used for an output. It is right where nobody takes the key for one.
    public static let keyAsItIs = SigningOptions(rawValue: 1)

    /// Signs with raw tweaks, of which nobody can tell for which key they sign.
    public static let unverifiedTweaks = SigningOptions(rawValue: 2)
}
