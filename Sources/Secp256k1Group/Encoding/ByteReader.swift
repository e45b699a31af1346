/// Reads the canonical encoding, and nothing but it (Protocol.md, section 3).
///
/// The reader never looks beyond its range and allocates nothing by a number that it read; counts
/// are checked by whoever knows the ceremony, before the items are read.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private let end: Int

    /// Where the next value begins.
    public private(set) var position: Int

    /// Reads a whole array.
    ///
    /// - Parameter bytes: The array.
    public init(_ bytes: [UInt8]) {
        self.init(bytes, in: bytes.indices)
    }

    /// Reads part of an array without copying it.
    ///
    /// - Parameters:
    ///   - bytes: The array.
    ///   - range: Which part; clamped to the array.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        let range = range.clamped(to: bytes.indices)
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The whole array, of which the reader may see a part only; sharing it copies nothing.
    package var source: [UInt8] { bytes }

    /// How many bytes are left.
    public var remaining: Int { end - position }

    /// Takes the next bytes, lending the address of the first.
    mutating func take<Value>(
        _ count: Int, _ body: (UnsafeRawPointer) -> Value
    ) throws(DecodingError) -> Value {
        guard count <= remaining else { throw .truncated(needed: count, available: remaining) }
        let start = position
        position += count
        return unsafe bytes.withUnsafeBytes { buffer in
            // `count` is positive in every call, so the array is not empty.
            unsafe body(buffer.baseAddress.unsafelyUnwrapped + start)
        }
    }

    /// Reads one byte.
    ///
    /// - Returns: The byte.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readUInt8() throws(DecodingError) -> UInt8 {
        unsafe try take(1) { unsafe $0.load(as: UInt8.self) }
    }

    /// Reads a big-endian integer of two bytes.
    ///
    /// - Returns: The integer.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readUInt16() throws(DecodingError) -> UInt16 {
        unsafe try take(2) { unsafe UInt16(bigEndian: $0.loadUnaligned(as: UInt16.self)) }
    }

    /// Reads a big-endian integer of four bytes.
    ///
    /// - Returns: The integer.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readUInt32() throws(DecodingError) -> UInt32 {
        unsafe try take(4) { unsafe UInt32(bigEndian: $0.loadUnaligned(as: UInt32.self)) }
    }

    /// Reads the number of items of a list and insists on it.
    ///
    /// - Parameters:
    ///   - expected: The number that the ceremony prescribes.
    ///   - field: What the list is called in an error.
    /// - Throws: ``DecodingError/count(field:expected:got:)`` or
    ///   ``DecodingError/truncated(needed:available:)``.
    public mutating func readCount(
        exactly expected: Int, of field: String
    ) throws(DecodingError) {
        let got = Int(try readUInt16())
        guard got == expected else { throw .count(field: field, expected: expected, got: got) }
    }

    /// Reads the number of items of a list and bounds it.
    ///
    /// - Parameters:
    ///   - maximum: The largest number that the ceremony allows.
    ///   - field: What the list is called in an error.
    /// - Returns: The number.
    /// - Throws: ``DecodingError/countAbove(field:maximum:got:)`` or
    ///   ``DecodingError/truncated(needed:available:)``.
    public mutating func readCount(
        atMost maximum: Int, of field: String
    ) throws(DecodingError) -> Int {
        let got = Int(try readUInt16())
        guard got <= maximum else {
            throw .countAbove(field: field, maximum: maximum, got: got)
        }
        return got
    }

    /// Reads bytes as they are.
    ///
    /// - Parameter count: How many; a negative number is taken for zero.
    /// - Returns: The bytes.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readBytes(_ count: Int) throws(DecodingError) -> [UInt8] {
        guard count > 0 else { return [] }
        return unsafe try take(count) {
            unsafe Array(UnsafeRawBufferPointer(start: $0, count: count))
        }
    }

    /// Reads 32 bytes.
    ///
    /// - Returns: The digest.
    /// - Throws: ``DecodingError/truncated(needed:available:)``.
    public mutating func readDigest() throws(DecodingError) -> Digest {
        unsafe try take(Digest.byteCount) { unsafe Digest(unsafeLoading: $0) }
    }

    /// Reads a scalar of 32 bytes, which must be below q.
    ///
    /// - Returns: The scalar.
    /// - Throws: ``DecodingError/scalar(_:)`` or ``DecodingError/truncated(needed:available:)``.
    public mutating func readScalar() throws(DecodingError) -> Scalar {
        let scalar = unsafe try take(Scalar.byteCount) { unsafe Scalar(unsafeCanonical: $0) }
        guard let scalar else { throw .scalar(.notReduced) }
        return scalar
    }

    /// Reads a point in its 33-byte compressed form.
    ///
    /// - Returns: The point, never infinity.
    /// - Throws: ``DecodingError/point(_:)`` or ``DecodingError/truncated(needed:available:)``.
    public mutating func readCompressedPoint() throws(DecodingError) -> Point {
        let result = unsafe try take(Point.compressedByteCount) {
            unsafe Point.parse(compressed: $0.assumingMemoryBound(to: UInt8.self))
        }
        switch result {
        case .success(let point): return point
        case .failure(let error): throw .point(error)
        }
    }

    /// Reads a point in its 33-byte compressed form, or 33 zero bytes for infinity.
    ///
    /// - Returns: The point.
    /// - Throws: ``DecodingError/point(_:)`` or ``DecodingError/truncated(needed:available:)``.
    public mutating func readCompressedPointOrInfinity() throws(DecodingError) -> Point {
        var ahead = self
        if try ahead.readBytes(Point.compressedByteCount).allSatisfy({ $0 == 0 }) {
            self = ahead
            return .infinity
        }
        return try readCompressedPoint()
    }

    /// Reads a point as x || y, 64 bytes.
    ///
    /// - Returns: The point, never infinity.
    /// - Throws: ``DecodingError/point(_:)`` or ``DecodingError/truncated(needed:available:)``.
    public mutating func readAffinePoint() throws(DecodingError) -> Point {
        let point = unsafe try take(Point.affineByteCount) {
            unsafe Point(unsafeAffine: $0.assumingMemoryBound(to: UInt8.self))
        }
        guard let point else { throw .point(.notOnCurve) }
        return point
    }

    /// Reads a list of points as x || y: the count, which must be the prescribed one, and the points.
    ///
    /// - Parameters:
    ///   - count: How many the ceremony prescribes.
    ///   - field: What the list is called in an error.
    /// - Returns: The points, none of them infinity.
    /// - Throws: `DecodingError`.
    public mutating func readAffinePoints(
        exactly count: Int, of field: String
    ) throws(DecodingError) -> [Point] {
        try readCount(exactly: count, of: field)
        var points: [Point] = []
        points.reserveCapacity(count)
        for _ in 0..<count { points.append(try readAffinePoint()) }
        return points
    }

    /// Insists that everything was read.
    ///
    /// - Throws: ``DecodingError/trailing(count:)``.
    public func finish() throws(DecodingError) {
        guard remaining == 0 else { throw .trailing(count: remaining) }
    }
}
