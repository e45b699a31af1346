import Secp256k1Group

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
