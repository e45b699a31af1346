/// A secret integer modulo q: a coefficient, a share, a key, a nonce.
///
/// Zero is allowed.
///
/// The value lives in one heap buffer that is wiped when it dies. It cannot be copied, compared,
/// printed or encoded. Its operations are constant time: they call libsecp256k1's constant-time
/// functions and GMP's `mpn_sec_*` and `mpn_cnd_*`, nothing else. Whether a product with a point
/// is infinity, that is, whether the secret is zero, shows in the result and in the time.
@safe
public struct SecretScalar: ~Copyable, @unchecked Sendable {
    // Unchecked, because a pointer is not Sendable; safe, because the buffer has one owner and is
    // written only while the value is being made.
    private let limbs: Limbs.MutablePointer

    /// Allocates zero, for this module to fill.
    init() {
        unsafe limbs = Limbs.MutablePointer.allocate(capacity: Limbs.count)
        #if WIPING_CHECK
            LiveBuffers.secretScalar.allocated()
        #endif
        unsafe limbs.initialize(repeating: 0, count: Limbs.count)
    }

    deinit {
        unsafe wipe(limbs, byteCount: Limbs.count * MemoryLayout<UInt>.stride)
        #if WIPING_CHECK
            LiveBuffers.secretScalar.freed()
        #endif
        unsafe limbs.deallocate()
    }

    /// Makes a secret of a public value, for tests and for values that were opened.
    ///
    /// - Parameter value: The value. Whoever holds it still knows it.
    public init(_ value: Scalar) {
        self.init()
        let target = unsafe limbs
        unsafe value.withLimbs { unsafe target.update(from: $0, count: Limbs.count) }
    }

    /// Decodes a secret.
    ///
    /// - Parameter bytes: 32 big-endian bytes of an integer below q.
    /// - Throws: ``ScalarError/length(expected:got:)`` or ``ScalarError/notReduced``.
    public init(decoding bytes: borrowing SecretBytes) throws(ScalarError) {
        let loaded = try SecretScalar.loaded(bytes)
        let isReduced = unsafe Limbs.isReduced(UnsafePointer(loaded.limbs))
        guard PublicByDesign.whetherCanonical.declare(isReduced) == 1 else { throw .notReduced }
        self = loaded
    }

    /// scalar(h) = int(h) mod q, for a hash that is secret, such as a pad.
    ///
    /// - Parameter hash: 32 bytes, read big-endian.
    /// - Throws: ``ScalarError/length(expected:got:)``.
    public init(reducing hash: borrowing SecretBytes) throws(ScalarError) {
        let loaded = try SecretScalar.loaded(hash)
        unsafe Limbs.reduce(loaded.limbs)
        self = loaded
    }

    /// 32 big-endian bytes in limbs; the value may be q or more.
    private static func loaded(
        _ bytes: borrowing SecretBytes
    ) throws(ScalarError) -> SecretScalar {
        guard bytes.count == Scalar.byteCount else {
            throw .length(expected: Scalar.byteCount, got: bytes.count)
        }
        let result = SecretScalar()
        let target = unsafe result.limbs
        unsafe bytes.withUnsafePointer { unsafe Limbs.load(target, bigEndian: $0) }
        return result
    }

    /// int(h) mod q of a hash of this module, which has 32 bytes.
    init(reducing32 hash: borrowing SecretBytes) {
        self.init()
        let target = unsafe limbs
        unsafe hash.withUnsafePointer { unsafe Limbs.load(target, bigEndian: $0) }
        unsafe Limbs.reduce(target)
    }

    /// 32 bytes as a scalar, unless it would be zero, or q or more.
    init?(nonzeroCanonical bytes: borrowing SecretBytes) {
        guard let scalar = try? SecretScalar(decoding: bytes), !scalar.isZero else { return nil }
        self = scalar
    }

    /// Draws a uniform scalar that is not zero.
    ///
    /// - Parameter source: Where the randomness comes from.
    /// - Throws: ``RandomSourceError`` if the source fails or delivers nothing but zeros.
    public init(random source: inout some RandomSource) throws(RandomSourceError) {
        self = try SecretScalar.drawn(from: &source)
    }

    private static func drawn(
        from source: inout some RandomSource
    ) throws(RandomSourceError) -> SecretScalar {
        // A second try is needed once in 2^127 draws; a source that needs a fourth is stuck.
        for _ in 0..<3 {
            let bytes = try SecretBytes(random32: &source)
            if let scalar = SecretScalar(nonzeroCanonical: bytes) { return scalar }
        }
        throw .outOfRange
    }

    /// The 32 big-endian bytes, still secret.
    ///
    /// - Returns: The encoding, in a buffer that is wiped by its owner.
    public borrowing func secretEncoding() -> SecretBytes {
        let result = SecretBytes(zeroed: Scalar.byteCount)
        unsafe result.withUnsafeMutablePointer { output in
            unsafe Limbs.store(UnsafePointer(limbs), bigEndian: output)
        }
        return result
    }

    /// Makes the secret public.
    ///
    /// The name is long on purpose: every call is a decision.
    ///
    /// - Returns: The value, which anybody may now copy, compare and print.
    public borrowing func disclosed() -> Scalar {
        var result = Scalar.zero
        let source = unsafe limbs
        unsafe result.withMutableLimbs { target in
            unsafe target.update(from: source, count: Limbs.count)
            unsafe PublicByDesign.disclosedScalar.declare(target, byteCount: Scalar.byteCount)
        }
        return result
    }

    /// Makes a second secret with the same value.
    ///
    /// Both are wiped, each by its own owner.
    ///
    /// - Returns: The copy.
    public borrowing func duplicate() -> SecretScalar {
        let copy = SecretScalar()
        unsafe copy.limbs.update(from: limbs, count: Limbs.count)
        return copy
    }

    /// Whether the secret is zero.
    ///
    /// Computed without a branch, but the answer is for everybody.
    var isZero: Bool {
        PublicByDesign.whetherZero.declare(unsafe Limbs.isZero(UnsafePointer(limbs))) == 1
    }

    /// The limbs, for the arithmetic of this module.
    borrowing func withLimbs<Result: ~Copyable>(_ body: (Limbs.Pointer) -> Result) -> Result {
        unsafe body(UnsafePointer(limbs))
    }

    /// The limbs, for this module to write while a value is being made.
    borrowing func withMutableLimbs(_ body: (Limbs.MutablePointer) -> Void) {
        unsafe body(limbs)
    }

    /// Lends the 32 big-endian bytes to a C function and wipes them afterwards.
    borrowing func withUnsafeBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        let encoded = secretEncoding()
        return unsafe encoded.withUnsafePointer { unsafe body($0) }
    }
}
