/// A secret byte string: a seed, an identity secret, a shared point.
///
/// The bytes live in one heap buffer that is wiped when the value dies. Moving the value moves a
/// pointer and leaves no copy behind. It cannot be copied, compared, printed or encoded; a caller
/// that must look at the bytes does so through ``withBytes(_:)`` and answers for what it copies.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    // Unchecked, because a pointer is not Sendable; safe, because the buffer has one owner and is
    // written only by `init` or under an exclusive borrow.
    private let base: UnsafeMutableRawPointer

    /// The number of bytes.
    public let count: Int

    /// Allocates `count` zero bytes, for this module to fill.
    init(zeroed count: Int) {
        // Never a zero-sized allocation, so that `base` can always be handed to C.
        unsafe base = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 8)
        #if WIPING_CHECK
            LiveBuffers.secretBytes.allocated()
        #endif
        unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 1))
        self.count = count
    }

    deinit {
        unsafe wipe(base, byteCount: max(count, 1))
        #if WIPING_CHECK
            LiveBuffers.secretBytes.freed()
        #endif
        unsafe base.deallocate()
    }

    /// Copies a secret that the caller holds, for instance one read from a key file.
    ///
    /// The caller should wipe its own copy; this type can only look after the one it makes.
    ///
    /// - Parameter bytes: The secret, any length.
    public init(copying bytes: RawSpan) {
        self.init(zeroed: bytes.byteCount)
        unsafe bytes.withUnsafeBytes { source in
            if let address = source.baseAddress {
                unsafe base.copyMemory(from: address, byteCount: source.count)
            }
        }
    }

    /// Copies a secret out of an array.
    ///
    /// For tests and vectors: an array leaves copies of its own.
    ///
    /// - Parameter bytes: The secret, any length.
    public init(copying bytes: [UInt8]) {
        self.init(zeroed: bytes.count)
        unsafe bytes.withUnsafeBytes { source in
            if let address = source.baseAddress {
                unsafe base.copyMemory(from: address, byteCount: source.count)
            }
        }
    }

    /// Draws 32 bytes.
    ///
    /// - Parameter source: Where they come from.
    /// - Throws: ``RandomSourceError`` if the source fails or delivers nothing but zeros.
    public init(random32 source: inout some RandomSource) throws(RandomSourceError) {
        self = try SecretBytes.drawn(from: &source)
    }

    private borrowing func fill(
        from source: inout some RandomSource
    ) throws(RandomSourceError) {
        var span = unsafe MutableRawSpan(_unsafeStart: base, byteCount: count)
        try source.fill(&span)
    }

    private static func drawn(
        from source: inout some RandomSource
    ) throws(RandomSourceError) -> SecretBytes {
        let bytes = SecretBytes(zeroed: 32)
        try bytes.fill(from: &source)
        if bytes.isAllZero { throw .allZero }
        return bytes
    }

    /// Lends the bytes, for example to write them to a file that only the owner can read.
    ///
    /// - Parameter body: Receives the bytes; the span is valid during the call.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe RawSpan(_unsafeStart: base, byteCount: count))
    }

    /// Makes a second buffer with the same bytes.
    ///
    /// Both are wiped, each by its own owner.
    ///
    /// - Returns: The copy.
    public borrowing func duplicate() -> SecretBytes {
        let copy = SecretBytes(zeroed: count)
        unsafe copy.base.copyMemory(from: base, byteCount: count)
        return copy
    }

    /// Whether there is nothing but zeros, as a generator that failed leaves behind.
    ///
    /// Computed without a branch, but the answer is for everybody.
    public var isAllZero: Bool {
        var seen: UInt8 = 0
        for offset in 0..<count {
            seen |= unsafe base.load(fromByteOffset: offset, as: UInt8.self)
        }
        return PublicByDesign.whetherZero.declare(seen) == 0
    }

    /// Mixes in as many bytes of another secret, by exclusive or and in constant time; both have the
    /// same number where this is used.
    borrowing func formXor(_ other: borrowing SecretBytes) {
        for offset in 0..<min(count, other.count) {
            let mixed =
                unsafe base.load(fromByteOffset: offset, as: UInt8.self)
                ^ other.base.load(fromByteOffset: offset, as: UInt8.self)
            unsafe base.storeBytes(of: mixed, toByteOffset: offset, as: UInt8.self)
        }
    }

    /// A part of the bytes, still secret.
    ///
    /// - Parameter range: Which part; clamped to the bytes.
    /// - Returns: The part, in a buffer of its own that is wiped as well.
    public borrowing func part(_ range: Range<Int>) -> SecretBytes {
        let range = range.clamped(to: 0..<count)
        let result = SecretBytes(zeroed: range.count)
        unsafe result.base.copyMemory(from: base + range.lowerBound, byteCount: range.count)
        return result
    }

    /// A part of the bytes that is not secret, such as the public half of a key file.
    ///
    /// - Parameter range: Which part; clamped to the bytes.
    /// - Returns: The part, in an array that nobody wipes.
    package borrowing func publicBytes(in range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return unsafe Array(
            UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// The first byte, for C functions.
    ///
    /// There are `count` of them.
    borrowing func withUnsafePointer<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafePointer(base.assumingMemoryBound(to: UInt8.self)))
    }

    /// The first byte, for C functions that write.
    borrowing func withUnsafeMutablePointer<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutablePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(base.assumingMemoryBound(to: UInt8.self))
    }
}
