/// Writes the canonical encoding: integers big-endian and of fixed width, points and scalars as the
/// protocol says (Protocol.md, section 3).
public struct ByteWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Creates an empty writer.
    ///
    /// - Parameter capacity: How many bytes to make room for.
    public init(capacity: Int = 0) {
        bytes.reserveCapacity(max(capacity, 0))
    }

    /// Appends one byte.
    ///
    /// - Parameter value: The byte.
    public mutating func append(_ value: UInt8) {
        bytes.append(value)
    }

    /// Appends two bytes.
    ///
    /// - Parameter value: The integer.
    public mutating func append(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    /// Appends four bytes.
    ///
    /// - Parameter value: The integer.
    public mutating func append(_ value: UInt32) {
        append(UInt16(truncatingIfNeeded: value >> 16))
        append(UInt16(truncatingIfNeeded: value))
    }

    /// Appends the number of items of a list, in two bytes.
    ///
    /// - Parameter count: The number. Lists of the protocol never have more than 65535 items.
    public mutating func append(count: Int) {
        append(UInt16(clamping: count))
    }

    /// Appends bytes as they are.
    ///
    /// - Parameter sequence: The bytes.
    public mutating func append(_ sequence: some Sequence<UInt8>) {
        bytes.append(contentsOf: sequence)
    }

    /// Appends the 32 bytes of a digest.
    ///
    /// - Parameter digest: The digest.
    public mutating func append(_ digest: Digest) {
        unsafe digest.withUnsafePointer {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: 32))
        }
    }

    /// Appends the 32 bytes of a scalar.
    ///
    /// - Parameter scalar: The scalar.
    public mutating func append(_ scalar: Scalar) {
        unsafe scalar.withUnsafePointer {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: 32))
        }
    }

    /// Appends a point in its 33-byte compressed form.
    ///
    /// - Parameter point: The point. Infinity is written as 33 zero bytes, which only
    ///   ``ByteReader/readCompressedPointOrInfinity()`` accepts.
    public mutating func append(compressed point: Point) {
        unsafe point.withCompressed {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: 33))
        }
    }

    /// Appends a point as x || y, 64 bytes.
    ///
    /// - Parameter point: The point. Infinity is written as 64 zero bytes, which no reader accepts.
    public mutating func append(affine point: Point) {
        unsafe point.withAffine {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: 64))
        }
    }

    /// Appends a list of points as x || y, its count first.
    ///
    /// - Parameter points: The points.
    public mutating func append(affinePoints points: [Point]) {
        append(count: points.count)
        for point in points { append(affine: point) }
    }
}
