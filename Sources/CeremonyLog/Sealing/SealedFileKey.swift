public import DKG

/// The key of a sealed file: 32 secret bytes that Argon2id made of a passphrase.
///
/// It knows how it was derived, so that nothing can be sealed under parameters from which it does not follow. One
/// key may seal any number of files, of any kind and again and again: deriving it once serves a whole session.
public struct SealedFileKey: ~Copyable, Sendable {
    /// How it was derived.
    public let derivation: KeyDerivation

    private let bytes: SecretBytes

    /// The size of a key.
    public static let byteCount = 32

    /// Takes what Argon2id made.
    ///
    /// - Parameters:
    ///   - bytes: The 32 bytes; any other number gives `nil`, and so do 32 zero bytes: they come from memory that
    ///     was never filled.
    ///   - derivation: The parameters that they were made with.
    public init?(_ bytes: consuming SecretBytes, derivedBy derivation: KeyDerivation) {
        guard bytes.count == SealedFileKey.byteCount, !bytes.isAllZero else { return nil }
        self.bytes = bytes
        self.derivation = derivation
    }

    /// A preimage that begins with the key.
    borrowing func preimage(capacity: Int) -> SecretPreimage {
        var preimage = SecretPreimage(capacity: SealedFileKey.byteCount + capacity)
        preimage.append(bytes)
        return preimage
    }
}
