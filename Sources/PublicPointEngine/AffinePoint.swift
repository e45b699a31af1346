import Secp256k1Group

/// A public point as two coordinates, 64 bytes; infinity is (0, 0).
///
/// No point of the curve has a coordinate that is zero: 7 has no square root, and the group has odd
/// order, so no point is its own negative. Hence a y that is zero marks infinity alone.
package struct AffinePoint: BitwiseCopyable, Sendable {
    var x: FieldElement
    var y: FieldElement

    static let infinity = AffinePoint(x: .zero, y: .zero)

    @inline(__always)
    init(x: FieldElement, y: FieldElement) {
        self.x = x
        self.y = y
    }

    /// Takes over a point that libsecp256k1 parsed or computed.
    init(_ point: Point) {
        guard let coordinates = point.coordinates else {
            self = .infinity
            return
        }
        x = FieldElement(coordinates.x)
        y = FieldElement(coordinates.y)
    }

    @inline(__always)
    var isInfinity: Bool { y.a | y.b | y.c | y.d == 0 }

    /// Whether y^2 = x^3 + 7; not so for infinity.
    var isOnCurve: Bool { y.squared == x.squared * x + .seven }

    @inline(__always)
    static prefix func - (point: AffinePoint) -> AffinePoint {
        point.isInfinity ? point : AffinePoint(x: point.x, y: -point.y)
    }

    /// Hands the point back; libsecp256k1 checks that it is on the curve.
    var point: Point {
        if isInfinity { return .infinity }
        // Sums of points are points; were they not, infinity would fail every comparison.
        return Point(x: x.words, y: y.words) ?? .infinity
    }
}

extension AffinePoint {
    /// Decodes x || y, both 32 big-endian bytes; `nil` unless both are below p and on the curve.
    ///
    /// - Parameter bytes: At least 64 bytes, of which the first 64 count.
    init?(bigEndian bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Point.affineByteCount else { return nil }
        unsafe x = FieldElement(bigEndian: UnsafeRawBufferPointer(rebasing: bytes[..<32]))
        unsafe y = FieldElement(bigEndian: UnsafeRawBufferPointer(rebasing: bytes[32..<64]))
        guard x.isCanonical, y.isCanonical, isOnCurve else { return nil }
    }
}

extension FieldElement {
    /// Reads 32 big-endian bytes, which may be p or more.
    fileprivate init(bigEndian bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)))
    }
}
