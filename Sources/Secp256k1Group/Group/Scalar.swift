import CLibGMP

/// A public integer modulo the group order q: an index, a ciphertext, a proof, an opened share.
///
/// Zero is a value like any other. Comparisons are variable time, so a secret never becomes a
/// `Scalar` before it is meant to be seen; until then it is a ``SecretScalar``.
public struct Scalar: Hashable, Sendable {
    private var limbs: (UInt, UInt, UInt, UInt)

    /// The size of every encoding.
    public static let byteCount = 32

    /// The integer zero.
    public static let zero = Scalar(UInt64(0))

    /// The integer one.
    public static let one = Scalar(UInt64(1))

    /// Creates a small scalar.
    ///
    /// - Parameter value: The integer.
    public init(_ value: UInt64) {
        limbs = (UInt(value), 0, 0, 0)
    }

    /// Wraps limbs that are below q.
    init(limbs: (UInt, UInt, UInt, UInt)) {
        self.limbs = limbs
    }

    /// Decodes the one canonical encoding.
    ///
    /// - Parameter bytes: 32 big-endian bytes of an integer below q.
    /// - Throws: ``ScalarError/length(expected:got:)`` or ``ScalarError/notReduced``.
    public init(decoding bytes: some Collection<UInt8>) throws(ScalarError) {
        guard bytes.count == Scalar.byteCount else {
            throw .length(expected: Scalar.byteCount, got: bytes.count)
        }
        let array = Array(bytes)
        let decoded = unsafe array.withUnsafeBytes { source in
            unsafe Scalar(unsafeCanonical: source.baseAddress.unsafelyUnwrapped)
        }
        guard let decoded else { throw .notReduced }
        self = decoded
    }

    /// Decodes, in the package's short spelling of ``init(decoding:)``.
    package init(_ bytes: some Collection<UInt8>) throws(ScalarError) {
        try self.init(decoding: bytes)
    }

    /// Decodes 32 bytes that the caller vouches for; `nil` if the value is q or more.
    init?(unsafeCanonical address: UnsafeRawPointer) {
        self.init(UInt64(0))
        let reduced = unsafe withMutableLimbs { result in
            unsafe Limbs.load(result, bigEndian: address)
            return unsafe Limbs.isReduced(UnsafePointer(result))
        }
        guard reduced == 1 else { return nil }
    }

    /// The canonical encoding: 32 big-endian bytes.
    public var encoded: [UInt8] {
        unsafe Array(unsafeUninitializedCapacity: Scalar.byteCount) { buffer, count in
            unsafe store(buffer.baseAddress.unsafelyUnwrapped)
            count = Scalar.byteCount
        }
    }

    /// The same, in the package's short spelling.
    package var bytes: [UInt8] { encoded }

    /// Whether this is zero.
    public var isZero: Bool { self == .zero }

    /// Writes 32 big-endian bytes for a C function.
    func store(_ address: UnsafeMutableRawPointer) {
        unsafe withLimbs { unsafe Limbs.store($0, bigEndian: address) }
    }

    /// Lends the 32 big-endian bytes to a C function.
    func withUnsafePointer<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Scalar.byteCount) { buffer in
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe store(base)
            return unsafe body(base)
        }
    }

    func withLimbs<Result>(_ body: (Limbs.Pointer) -> Result) -> Result {
        unsafe withUnsafeBytes(of: limbs) { source in
            // A tuple of four UInt is bound to UInt and never empty.
            unsafe body(source.assumingMemoryBound(to: UInt.self).baseAddress.unsafelyUnwrapped)
        }
    }

    mutating func withMutableLimbs<Result>(_ body: (Limbs.MutablePointer) -> Result) -> Result {
        unsafe withUnsafeMutableBytes(of: &limbs) { source in
            unsafe body(source.assumingMemoryBound(to: UInt.self).baseAddress.unsafelyUnwrapped)
        }
    }

    /// Whether both are the same integer.
    ///
    /// Variable time.
    ///
    /// - Parameters:
    ///   - left: One scalar.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: Scalar, right: Scalar) -> Bool {
        left.limbs == right.limbs
    }

    /// Feeds the value to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(limbs.0)
        hasher.combine(limbs.1)
        hasher.combine(limbs.2)
        hasher.combine(limbs.3)
    }
}

extension Scalar: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { encoded.hexadecimal }
}
