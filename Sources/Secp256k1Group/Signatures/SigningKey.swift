import CLibSecp256k1

/// A BIP 340 key pair: an identity, or a secret whose knowledge is being proved.
///
/// The pair lives in one heap buffer that is wiped when it dies. It cannot be copied, compared,
/// printed or encoded. Making it and signing with it are constant time.
@safe
public struct SigningKey: ~Copyable, @unchecked Sendable {
    // Unchecked, because a pointer is not Sendable; safe, because the buffer has one owner and is
    // written only by `init`.
    private let pair: UnsafeMutablePointer<secp256k1_keypair>

    /// The public half.
    public let verificationKey: VerificationKey

    /// Makes the key pair of a secret.
    ///
    /// - Parameter secret: 32 big-endian bytes of an integer that is not zero and below q.
    /// - Throws: ``ScalarError``.
    public init(decoding secret: borrowing SecretBytes) throws(ScalarError) {
        guard secret.count == Scalar.byteCount else {
            throw .length(expected: Scalar.byteCount, got: secret.count)
        }
        let pair = UnsafeMutablePointer<secp256k1_keypair>.allocate(capacity: 1)
        #if WIPING_CHECK
            LiveBuffers.signingKey.allocated()
        #endif
        unsafe pair.initialize(to: secp256k1_keypair())
        CountedCall.keyPair.count()
        let created = unsafe secret.withUnsafePointer { secret in
            unsafe secp256k1_keypair_create(Secp256k1Context.pointer, pair, secret)
        }
        guard PublicByDesign.whetherCanonical.declare(created) == 1 else {
            // A failed creation leaves zeros, which no function of libsecp256k1 accepts.
            unsafe wipe(pair, byteCount: MemoryLayout<secp256k1_keypair>.size)
            #if WIPING_CHECK
                LiveBuffers.signingKey.freed()
            #endif
            unsafe pair.deallocate()
            let scalar = try SecretScalar(decoding: secret)
            throw scalar.isZero ? .zero : .notReduced
        }
        var key = secp256k1_xonly_pubkey()
        _ = unsafe secp256k1_keypair_xonly_pub(Secp256k1Context.pointer, &key, nil, pair)
        unsafe self.pair = pair
        verificationKey = VerificationKey(valid: PublicByDesign.publicKey.declare(key))
    }

    /// Makes the key pair of a secret scalar.
    ///
    /// - Parameter secret: The scalar.
    /// - Throws: ``ScalarError/zero`` if it is zero.
    public init(_ secret: borrowing SecretScalar) throws(ScalarError) {
        try self.init(decoding: secret.secretEncoding())
    }

    /// Draws a new key pair.
    ///
    /// - Parameter source: Where the randomness comes from.
    /// - Throws: ``RandomSourceError`` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        self = try SigningKey.drawn(from: &source)
    }

    private static func drawn(
        from source: inout some RandomSource
    ) throws(RandomSourceError) -> SigningKey {
        let secret = try SecretScalar(random: &source)
        guard let key = try? SigningKey(secret) else { throw .outOfRange }
        return key
    }

    deinit {
        unsafe wipe(pair, byteCount: MemoryLayout<secp256k1_keypair>.size)
        #if WIPING_CHECK
            LiveBuffers.signingKey.freed()
        #endif
        unsafe pair.deallocate()
    }

    /// The secret as it was given, not negated for an even y, to store it or to derive from it.
    ///
    /// - Returns: 32 bytes, in a buffer that is wiped.
    public borrowing func secretEncoding() -> SecretBytes {
        let result = SecretBytes(zeroed: Scalar.byteCount)
        unsafe result.withUnsafeMutablePointer { output in
            _ = unsafe secp256k1_keypair_sec(Secp256k1Context.pointer, output, pair)
        }
        return result
    }

    /// Makes a second key pair of the same secret.
    ///
    /// Both are wiped, each by its own owner.
    ///
    /// - Returns: The copy.
    public borrowing func duplicate() -> SigningKey {
        SigningKey(copying: self)
    }

    private init(copying other: borrowing SigningKey) {
        let copy = UnsafeMutablePointer<secp256k1_keypair>.allocate(capacity: 1)
        #if WIPING_CHECK
            LiveBuffers.signingKey.allocated()
        #endif
        unsafe copy.initialize(to: secp256k1_keypair())
        unsafe copy.update(from: other.pair, count: 1)
        unsafe pair = copy
        verificationKey = other.verificationKey
    }

    /// Signs a 32-byte message (BIP 340).
    ///
    /// The nonce is derived from the secret, the message and the auxiliary randomness, so a
    /// signature is a function of the three.
    ///
    /// - Parameters:
    ///   - message: The message, usually itself a hash.
    ///   - auxiliaryRandomness: 32 bytes that are mixed into the nonce; any other number, and
    ///     `nil`, counts as 32 zero bytes, which is safe as well.
    /// - Returns: The signature.
    public borrowing func sign(
        _ message: Digest, auxiliaryRandomness: borrowing SecretBytes?
    ) -> Signature {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
            let output = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe buffer.initialize(repeating: 0)
            CountedCall.sign.count()
            unsafe message.withUnsafePointer { message in
                switch auxiliaryRandomness {
                case .some(let auxiliary) where auxiliary.count == 32:
                    unsafe auxiliary.withUnsafePointer { auxiliary in
                        _ = unsafe secp256k1_schnorrsig_sign32(
                            Secp256k1Context.pointer, output, message, pair, auxiliary)
                    }
                default:
                    _ = unsafe secp256k1_schnorrsig_sign32(
                        Secp256k1Context.pointer, output, message, pair, nil)
                }
            }
            unsafe PublicByDesign.signature.declare(output, byteCount: Signature.byteCount)
            return unsafe Signature(unsafeLoading: output)
        }
    }

    /// Signs a message of any length (BIP 340).
    ///
    /// As ``sign(_:auxiliaryRandomness:)``, whose signatures it also gives for 32 bytes.
    ///
    /// - Parameters:
    ///   - message: The message itself, not its hash.
    ///   - auxiliaryRandomness: 32 bytes that are mixed into the nonce; any other number counts as
    ///     32 zero bytes, which is safe as well.
    /// - Returns: The signature.
    public borrowing func sign(
        message: [UInt8], auxiliaryRandomness: borrowing SecretBytes
    ) -> Signature {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
            let output = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe buffer.initialize(repeating: 0)
            CountedCall.sign.count()
            // Once for the nonce and once for the challenge.
            CountedCall.countMessage(byteCount: message.count)
            CountedCall.countMessage(byteCount: message.count)
            unsafe auxiliaryRandomness.withUnsafePointer { auxiliary in
                let given = auxiliaryRandomness.count == 32
                var parameters = unsafe secp256k1_schnorrsig_extraparams(
                    magic: secp256k1_schnorrsig_extraparams.magicBytes, noncefp: nil,
                    ndata: given ? UnsafeMutableRawPointer(mutating: auxiliary) : nil)
                unsafe message.withUnsafeBufferPointer { message in
                    _ = unsafe secp256k1_schnorrsig_sign_custom(
                        Secp256k1Context.pointer, output, message.baseAddress, message.count,
                        pair, &parameters)
                }
            }
            unsafe PublicByDesign.signature.declare(output, byteCount: Signature.byteCount)
            return unsafe Signature(unsafeLoading: output)
        }
    }
}
