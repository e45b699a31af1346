public import Secp256k1Group

/// The key under which a participant's state is stored between crashes.
///
/// 32 uniform secret bytes of the application's: from a key store, a hardware module, or derived from
/// something like them. Not a password. One key may seal the states of any number of ceremonies and
/// participants.
public struct StateKey: ~Copyable, Sendable {
    /// The 32 bytes, for whoever stores the key with something else.
    package let bytes: SecretBytes

    /// The size of a key.
    public static let byteCount = 32

    /// Takes a key.
    ///
    /// - Parameter bytes: The 32 bytes; any other number gives `nil`, and so do 32 zero bytes: they come
    ///   from memory that was never filled.
    public init?(_ bytes: consuming SecretBytes) {
        guard bytes.count == StateKey.byteCount, !bytes.isAllZero else { return nil }
        self.bytes = bytes
    }

    /// Draws a key.
    ///
    /// - Parameter source: Where the 32 bytes come from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        bytes = try SecretBytes(random32: &source)
    }

    /// Makes a second key with the same bytes.
    ///
    /// Both are wiped, each by its own owner.
    ///
    /// - Returns: The copy.
    public borrowing func duplicate() -> StateKey {
        StateKey(copying: bytes)
    }

    private init(copying other: borrowing SecretBytes) {
        bytes = other.duplicate()
    }

    /// A preimage that begins with the key.
    package borrowing func preimage(capacity: Int) -> SecretPreimage {
        var preimage = SecretPreimage(capacity: StateKey.byteCount + capacity)
        preimage.append(bytes)
        return preimage
    }
}
