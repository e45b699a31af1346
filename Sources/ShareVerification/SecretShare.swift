public import Secp256k1Group

/// What a dealer hands to one receiver: s_ij, and in the Pedersen scheme s'_ij as well.
///
/// Wiped when it dies; it cannot be copied, compared or printed.
public enum SecretShare: ~Copyable, Sendable {
    /// The share s.
    case feldman(SecretScalar)
    /// The share s, and s' of the blinding polynomial.
    case pedersen(Pair)

    // Two secrets side by side in a case cannot be borrowed: Swift 6.3.1 says that it would copy them.

    /// The share s, and s' of the blinding polynomial.
    public struct Pair: ~Copyable, Sendable {
        /// The share s.
        public let value: SecretScalar
        /// The share s' of the blinding polynomial.
        public let blinding: SecretScalar

        /// Puts a pair together.
        ///
        /// - Parameters:
        ///   - value: The share s.
        ///   - blinding: The share s' of the blinding polynomial.
        public init(value: consuming SecretScalar, blinding: consuming SecretScalar) {
            self.value = value
            self.blinding = blinding
        }
    }

    /// Makes a secret of a share that was opened.
    ///
    /// - Parameter opened: The opened share. Whoever holds it still knows it.
    public init(_ opened: OpenedShare) {
        switch opened {
        case .feldman(let value):
            self = .feldman(SecretScalar(value))
        case .pedersen(let value, let blinding):
            self = .pedersen(
                Pair(value: SecretScalar(value), blinding: SecretScalar(blinding)))
        }
    }

    /// Makes the share public, for an objection or an opening.
    ///
    /// - Returns: The share, which anybody may now copy, compare and print.
    public borrowing func disclosed() -> OpenedShare {
        switch self {
        case .feldman(let value):
            .feldman(value.disclosed())
        case .pedersen(let pair):
            .pedersen(pair.value.disclosed(), blinding: pair.blinding.disclosed())
        }
    }
}
