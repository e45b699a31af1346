/// A part of a signature whose cost is measured by itself.
public enum SigningPhase: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Making a pair of nonces.
    case commit
    /// From the bytes of a request to a signature share.
    case sign
    /// From decoded commitments and shares to a verified signature.
    case aggregate
    /// The same with a wrong share of the last signer, who is named.
    case blame
    /// Verifying the signature.
    case verify

    /// What is done, as tables write it.
    public var description: String { rawValue }
}
