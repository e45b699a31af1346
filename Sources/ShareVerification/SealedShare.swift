public import Secp256k1Group

/// A share under its pad, as everybody sees it in a dealing: c_ij, and in the Pedersen scheme c'_ij.
public struct SealedShare: Hashable, Sendable {
    /// c = s + pad.
    public let value: Scalar

    /// c' = s' + pad'; `nil` in the Feldman scheme.
    public let blinding: Scalar?

    /// Creates a sealed share.
    ///
    /// - Parameters:
    ///   - value: c.
    ///   - blinding: c'; `nil` in the Feldman scheme.
    public init(value: Scalar, blinding: Scalar?) {
        self.value = value
        self.blinding = blinding
    }
}
