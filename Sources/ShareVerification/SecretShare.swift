public import Secp256k1Group

/// What a dealer hands to one receiver: s_ij, and in the Pedersen scheme s'_ij as well.
///
/// Wiped when it dies; it cannot be copied, compared or printed.
public struct SecretShare: ~Copyable, Sendable {
    /// The share s.
    public let value: SecretScalar

    /// The share s' of the blinding polynomial; `nil` in the Feldman scheme.
    public let blinding: SecretScalar?

    /// Creates a share.
    ///
    /// - Parameters:
    ///   - value: The share s.
    ///   - blinding: The share s' of the blinding polynomial; `nil` in the Feldman scheme.
    public init(value: consuming SecretScalar, blinding: consuming SecretScalar?) {
        self.value = value
        self.blinding = blinding
    }

    /// Makes a secret of a share that was opened.
    ///
    /// - Parameter opened: The opened share. Whoever holds it still knows it.
    public init(_ opened: OpenedShare) {
        value = SecretScalar(opened.value)
        switch opened.blinding {
        case .some(let scalar): blinding = SecretScalar(scalar)
        case .none: blinding = nil
        }
    }

    /// Makes the share public, for an objection or an opening.
    ///
    /// - Returns: The share, which anybody may now copy, compare and print.
    public borrowing func disclosed() -> OpenedShare {
        var opened: Scalar?
        switch blinding {
        case .some(let secret): opened = secret.disclosed()
        case .none: opened = nil
        }
        return OpenedShare(value: value.disclosed(), blinding: opened)
    }
}
