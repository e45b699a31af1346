public import Secp256k1Group

/// A BIP 340 key together with its point, so that a batch need not take the square root again.
///
/// Whoever verifies several rounds of the same signers keeps their lifted keys.
public struct LiftedKey: Sendable {
    /// The key.
    public let key: VerificationKey
    /// The point with an even y; `nil` cannot occur, since libsecp256k1 accepted the key, and would
    /// mean that its signatures are verified one by one.
    let point: AffinePoint?

    /// Computes the point of a key: a square root.
    ///
    /// - Parameter key: The key.
    public init(_ key: VerificationKey) {
        self.key = key
        point = AffinePoint(liftingX: key.digest.words)
    }
}
