/// Collects what goes into a hash when part of it is secret.
///
/// The buffer grows by moving into a larger one and wiping the old, and is wiped when the value
/// dies. ``ByteWriter`` is the same thing for public bytes.
@safe
public struct SecretPreimage: ~Copyable {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int

    /// The number of bytes collected so far.
    public private(set) var count = 0

    /// Creates an empty preimage.
    ///
    /// - Parameter capacity: How many bytes to make room for; more may be appended.
    public init(capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        unsafe base = UnsafeMutableRawPointer.allocate(byteCount: self.capacity, alignment: 8)
        #if WIPING_CHECK
            LiveBuffers.secretPreimage.allocated()
        #endif
        unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: self.capacity)
    }

    deinit {
        unsafe wipe(base, byteCount: capacity)
        #if WIPING_CHECK
            LiveBuffers.secretPreimage.freed()
        #endif
        unsafe base.deallocate()
    }

    mutating func append(_ source: UnsafeRawPointer, byteCount: Int) {
        if count + byteCount > capacity {
            let larger = max(2 * capacity, count + byteCount)
            let grown = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
            #if WIPING_CHECK
                LiveBuffers.secretPreimage.allocated()
            #endif
            unsafe grown.initializeMemory(as: UInt8.self, repeating: 0, count: larger)
            unsafe grown.copyMemory(from: base, byteCount: count)
            unsafe wipe(base, byteCount: capacity)
            #if WIPING_CHECK
                LiveBuffers.secretPreimage.freed()
            #endif
            unsafe base.deallocate()
            unsafe base = grown
            capacity = larger
        }
        unsafe (base + count).copyMemory(from: source, byteCount: byteCount)
        count += byteCount
    }

    /// Appends one byte.
    ///
    /// - Parameter byte: The byte.
    public mutating func append(_ byte: UInt8) {
        unsafe withUnsafeBytes(of: byte) { source in
            if let address = source.baseAddress { unsafe append(address, byteCount: 1) }
        }
    }

    /// Appends two bytes, the more significant one first.
    ///
    /// - Parameter value: The integer.
    public mutating func append(_ value: UInt16) {
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    /// Appends public bytes.
    ///
    /// - Parameter bytes: The bytes.
    public mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { source in
            if let address = source.baseAddress {
                unsafe append(address, byteCount: source.count)
            }
        }
    }

    /// Appends secret bytes.
    ///
    /// - Parameter secret: The bytes.
    public mutating func append(_ secret: borrowing SecretBytes) {
        let length = secret.count
        unsafe secret.withUnsafePointer { unsafe append($0, byteCount: length) }
    }

    /// Appends the 32 big-endian bytes of a secret scalar.
    ///
    /// - Parameter secret: The scalar.
    public mutating func append(_ secret: borrowing SecretScalar) {
        let bytes = secret.secretEncoding()
        append(bytes)
    }

    /// Appends a point in its 33-byte compressed form; infinity is 33 zero bytes.
    ///
    /// - Parameter point: The point.
    public mutating func append(_ point: Point) {
        unsafe point.withCompressed { unsafe append($0, byteCount: Point.compressedByteCount) }
    }

    /// What was collected, as secret bytes.
    ///
    /// - Returns: A copy, in a buffer of its own that is wiped as well.
    public borrowing func bytes() -> SecretBytes {
        let result = SecretBytes(zeroed: count)
        unsafe result.withUnsafeMutablePointer { target in
            unsafe target.update(from: base.assumingMemoryBound(to: UInt8.self), count: count)
        }
        return result
    }

    /// Overwrites the last byte, for a counter that is tried in turn.
    mutating func replaceLast(with byte: UInt8) {
        guard count > 0 else { return }
        unsafe base.storeBytes(of: byte, toByteOffset: count - 1, as: UInt8.self)
    }

    /// Lends the bytes to a C function.
    ///
    /// The address is never null.
    borrowing func withUnsafePointer<Result: ~Copyable>(
        _ body: (UnsafePointer<UInt8>) -> Result
    ) -> Result {
        unsafe body(UnsafePointer(base.assumingMemoryBound(to: UInt8.self)))
    }
}
