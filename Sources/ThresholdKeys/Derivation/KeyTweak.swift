public import Secp256k1Group

/// A number of which the product with G is added to a key, and how.
public struct KeyTweak: Hashable, Sendable {
    /// What is done to a key before a tweak is added to it.
    public enum Mode: Hashable, Sendable, CaseIterable {
        /// Nothing: the tweak is added to the key as it is, as for a child of BIP 32.
        case plain
        /// The key is negated if its y is odd: the tweak is added to the key of which only x is known, as for an output
        /// of BIP 341.
        case xOnly
    }

    /// What is done to the key before.
    public let mode: Mode

    /// The number; zero is one like any other.
    public let scalar: Scalar

    /// Creates a tweak.
    ///
    /// - Parameters:
    ///   - scalar: The number.
    ///   - mode: What is done to the key before it is added.
    public init(_ scalar: Scalar, as mode: Mode) {
        self.mode = mode
        self.scalar = scalar
    }

    /// Decodes a tweak.
    ///
    /// - Parameters:
    ///   - bytes: 32 big-endian bytes of an integer below the group order; nothing is reduced.
    ///   - mode: What is done to the key before it is added.
    /// - Throws: ``DerivationError/tweak(_:)``.
    public init(decoding bytes: some Collection<UInt8>, as mode: Mode) throws(DerivationError) {
        do throws(ScalarError) {
            scalar = try Scalar(decoding: bytes)
        } catch {
            throw .tweak(error)
        }
        self.mode = mode
    }
}
