public import DKG

/// What a sealed file of the kind `identity` holds: the key that speaks for a member, and the key under which its
/// states are sealed (Nodes.md, section 3).
///
///     content = identity secret 32 | state key 32
///
/// Both are drawn once, and kept for as long as the identity is used. The state key is no function of the identity
/// secret, so whoever learns one has not got the other.
public struct IdentityFile: ~Copyable, Sendable {
    /// The key pair that signs envelopes.
    public let identity: SigningKey

    /// The key under which a participant's state is sealed.
    public let stateKey: StateKey

    /// The size of the content.
    public static let byteCount = Scalar.byteCount + StateKey.byteCount

    /// Draws a new identity.
    ///
    /// - Parameter source: Where the randomness comes from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        let identity = try SigningKey(random: &source)
        let stateKey = try StateKey(random: &source)
        self.init(identity: identity, stateKey: stateKey)
    }

    /// Reads the content of a sealed file.
    ///
    /// - Parameter content: What `SealedFile.open` gave.
    /// - Throws: ``IdentityFileError``.
    public init(decoding content: borrowing SecretBytes) throws(IdentityFileError) {
        guard content.count == IdentityFile.byteCount else {
            throw .length(expected: IdentityFile.byteCount, got: content.count)
        }
        let identity: SigningKey
        do throws(ScalarError) {
            identity = try SigningKey(decoding: content.part(0..<Scalar.byteCount))
        } catch {
            throw .identity(error)
        }
        let rest = content.part(Scalar.byteCount..<IdentityFile.byteCount)
        guard let stateKey = StateKey(rest) else { throw .zeroStateKey }
        self.init(identity: identity, stateKey: stateKey)
    }

    private init(identity: consuming SigningKey, stateKey: consuming StateKey) {
        self.identity = identity
        self.stateKey = stateKey
    }

    /// What is sealed.
    ///
    /// Whoever reads these bytes can speak for the member and read its states.
    ///
    /// - Returns: The content, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        var writer = SecretPreimage(capacity: IdentityFile.byteCount)
        writer.append(identity.secretEncoding())
        writer.append(stateKey.bytes)
        return writer.bytes()
    }

    /// What is compared by telephone before anybody relies on the public key.
    public var fingerprint: IdentityFingerprint {
        IdentityFingerprint(of: identity.verificationKey)
    }
}
