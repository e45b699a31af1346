/// 32 bytes that name something: the output of SHA-256.
public struct Digest: Hashable, Sendable {
    private let storage: (UInt64, UInt64, UInt64, UInt64)

    /// The size of every digest.
    public static let byteCount = 32

    /// 32 zero bytes.
    ///
    /// The protocol uses them for a slot that became void.
    public static let zero = Digest()

    private init() {
        storage = (0, 0, 0, 0)
    }

    /// Decodes a digest; `nil` if there are not 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        let array = Array(bytes)
        self = unsafe array.withUnsafeBytes { source in
            unsafe Digest(unsafeLoading: source.baseAddress.unsafelyUnwrapped)
        }
    }

    /// Reads 32 bytes that the caller vouches for.
    init(unsafeLoading address: UnsafeRawPointer) {
        storage = unsafe (
            address.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
            address.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            address.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            address.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
    }

    /// The 32 bytes.
    public var encoded: [UInt8] {
        unsafe withUnsafeBytes(of: storage) { unsafe Array($0) }
    }

    /// The same, in the package's short spelling.
    package var bytes: [UInt8] { encoded }

    /// Lends the bytes to a C function.
    @inline(__always)
    func withUnsafePointer<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        unsafe withUnsafeBytes(of: storage) { source in
            // 32 bytes are never an empty buffer.
            unsafe body(
                source.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped)
        }
    }

    /// Whether both hold the same 32 bytes.
    ///
    /// Variable time: digests are public.
    ///
    /// - Parameters:
    ///   - left: One digest.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: Digest, right: Digest) -> Bool {
        left.storage == right.storage
    }

    /// Feeds the bytes to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage.0)
        hasher.combine(storage.1)
        hasher.combine(storage.2)
        hasher.combine(storage.3)
    }
}

extension Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { encoded.hexadecimal }
}
