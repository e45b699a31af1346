package import Secp256k1Group

extension PublicPoints {
    /// Decodes compressed points, 33 bytes each, that lie at some offsets of an array.
    ///
    /// Two square roots are taken side by side, which takes half of the time of libsecp256k1's. Whatever y they give,
    /// libsecp256k1 checks that the point is on the curve; x is the one that was read, and the parity of y decides the rest.
    ///
    /// - Parameters:
    ///   - bytes: The array.
    ///   - offsets: Where the points begin.
    /// - Returns: The points in this order; `nil` for what is none, or does not fit into the array.
    package static func decompressed(_ bytes: [UInt8], at offsets: [Int]) -> [Point?] {
        let encodings = offsets.map { CompressedPoint(bytes, at: $0) }
        // What cannot be decoded has a place as well, so that all are in order; no square root of 7 exists for x = 0.
        let lifted = AffinePoint.lifting(encodings.map { $0?.x ?? (0, 0, 0, 0) })
        return zip(encodings, lifted).map { encoding, even in
            guard let encoding, let even else { return nil }
            let point = (encoding.isOdd ? -even : even).point
            return point.isInfinity ? nil : point
        }
    }
}

/// A compressed point as it was read: an x-coordinate and the parity of y.
private struct CompressedPoint {
    let x: Point.Words
    let isOdd: Bool

    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset >= 0, offset <= bytes.count - Point.compressedByteCount,
            bytes[offset] == 2 || bytes[offset] == 3,
            let digest = Digest(bytes[(offset + 1)..<(offset + Point.compressedByteCount)])
        else { return nil }
        isOdd = bytes[offset] == 3
        x = digest.words
    }
}
