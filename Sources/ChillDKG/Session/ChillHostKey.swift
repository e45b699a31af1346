public import Secp256k1Group

/// A participant's long-term host key: the only secret that it has to keep.
///
/// With it and the public recovery data every share that it was ever given can be had again. It is
/// the participant's identity as well: it signs and decrypts. Wiped when it dies; it cannot be copied,
/// compared or printed.
public struct ChillHostKey: ~Copyable, Sendable {
    let secret: SecretScalar
    let signer: SigningKey

    /// The host public key: 33 bytes in compressed form (`hostpubkey_gen`).
    public let publicKey: PublicKey

    /// Reads a host key.
    ///
    /// - Parameter bytes: 32 big-endian bytes of an integer that is not zero and below q.
    /// - Throws: ``ChillHostKeyError/length(expected:got:)`` or ``ChillHostKeyError/outOfRange``.
    public init(decoding bytes: borrowing SecretBytes) throws(ChillHostKeyError) {
        guard bytes.count == Scalar.byteCount else {
            throw .length(expected: Scalar.byteCount, got: bytes.count)
        }
        self = try ChillHostKey.read(bytes)
    }

    private static func read(
        _ bytes: borrowing SecretBytes
    ) throws(ChillHostKeyError) -> ChillHostKey {
        do throws(ScalarError) {
            return ChillHostKey(
                secret: try SecretScalar(decoding: bytes), signer: try SigningKey(decoding: bytes))
        } catch {
            throw .outOfRange
        }
    }

    private init(secret: consuming SecretScalar, signer: consuming SigningKey) {
        // The secret is not zero.
        publicKey = PublicKey(finite: secret.timesGenerator())
        self.secret = secret
        self.signer = signer
    }

    /// Draws a new host key.
    ///
    /// - Parameter source: Where the randomness comes from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        let drawn = try SigningKey(random: &source)
        guard let key = try? ChillHostKey(decoding: drawn.secretEncoding()) else {
            throw .outOfRange
        }
        self = key
    }

    /// The 32 bytes, to store them.
    ///
    /// - Returns: The encoding that the initialiser reads, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        secret.secretEncoding()
    }
}
