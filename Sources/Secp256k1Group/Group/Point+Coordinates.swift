// For the module that computes with coordinates of public points.
extension Point {
    /// Four 64-bit words of an integer, least significant first.
    package typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// The affine coordinates; `nil` for infinity, which has none.
    package var coordinates: (x: Words, y: Words)? {
        if isInfinity { return nil }
        return unsafe withAffine { address in
            unsafe (Point.words(at: address), Point.words(at: address + 32))
        }
    }

    /// The point with these coordinates; `nil` if they are not below the field's prime or not on the
    /// curve.
    ///
    /// libsecp256k1 checks the curve equation: whatever computed the coordinates, nothing becomes a
    /// `Point` that is not on the curve.
    ///
    /// - Parameters:
    ///   - x: The x-coordinate.
    ///   - y: The y-coordinate.
    package init?(x: Words, y: Words) {
        let point = unsafe withUnsafeTemporaryAllocation(
            byteCount: Point.affineByteCount, alignment: 8
        ) { buffer -> Point? in
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe Limbs.InlineTable(UInt(x.0), UInt(x.1), UInt(x.2), UInt(x.3)).withPointer {
                unsafe Limbs.store($0, bigEndian: base)
            }
            unsafe Limbs.InlineTable(UInt(y.0), UInt(y.1), UInt(y.2), UInt(y.3)).withPointer {
                unsafe Limbs.store($0, bigEndian: base + 32)
            }
            return unsafe Point(unsafeAffine: base.assumingMemoryBound(to: UInt8.self))
        }
        guard let point else { return nil }
        self = point
    }

    /// The 32 big-endian bytes at an address as four 64-bit words, least significant first.
    static func words(at address: UnsafePointer<UInt8>) -> Words {
        let bytes = unsafe UnsafeRawPointer(address)
        return unsafe (
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        )
    }
}

extension Scalar {
    /// Creates the scalar of a 128-bit integer, such as a weight.
    ///
    /// - Parameter value: The integer.
    package init(wide value: UInt128) {
        self.init(
            limbs: (
                UInt(truncatingIfNeeded: value), UInt(truncatingIfNeeded: value >> 64), 0, 0
            ))
    }

    /// The integer as four 64-bit words, least significant first.
    package var words: Point.Words {
        unsafe withLimbs { unsafe (UInt64($0[0]), UInt64($0[1]), UInt64($0[2]), UInt64($0[3])) }
    }
}
