public import Secp256k1Group

/// A share that everybody may see: one that was published, or decrypted in public by a complaint.
public struct OpenedShare: Hashable, Sendable {
    /// The share s.
    public let value: Scalar

    /// The share s' of the blinding polynomial; `nil` in the Feldman scheme.
    public let blinding: Scalar?

    /// Creates an opened share.
    ///
    /// - Parameters:
    ///   - value: The share s.
    ///   - blinding: The share s' of the blinding polynomial; `nil` in the Feldman scheme.
    public init(value: Scalar, blinding: Scalar?) {
        self.value = value
        self.blinding = blinding
    }
}
