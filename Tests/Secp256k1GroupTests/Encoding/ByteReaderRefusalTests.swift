import Secp256k1Group
import Testing

struct ByteReaderRefusalTests {
    /// Something that can be read, and how many bytes it needs.
    struct Value: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let size: Int
        let read: @Sendable (inout ByteReader) throws -> Void
    }

    static let values = [
        Value(testDescription: "UInt8", size: 1) { _ = try $0.readUInt8() },
        Value(testDescription: "UInt16", size: 2) { _ = try $0.readUInt16() },
        Value(testDescription: "UInt32", size: 4) { _ = try $0.readUInt32() },
        Value(testDescription: "exact count", size: 2) { try $0.readCount(exactly: 1, of: "") },
        Value(testDescription: "bounded count", size: 2) {
            _ = try $0.readCount(atMost: 1, of: "")
        },
        Value(testDescription: "bytes", size: 9) { _ = try $0.readBytes(9) },
        Value(testDescription: "digest", size: 32) { _ = try $0.readDigest() },
        Value(testDescription: "signature", size: 64) { _ = try $0.readSignature() },
        Value(testDescription: "scalar", size: 32) { _ = try $0.readScalar() },
        Value(testDescription: "compressed point", size: 33) {
            _ = try $0.readCompressedPoint()
        },
        Value(testDescription: "affine point", size: 64) { _ = try $0.readAffinePoint() },
    ]

    @Test("A value that ends too early is truncated at every length", arguments: values)
    func truncated(value: Value) {
        let bytes = [UInt8](repeating: 2, count: 100)
        for available in 0..<value.size {
            let error = DecodingError.truncated(needed: value.size, available: available)
            var atEnd = ByteReader(Array(bytes.prefix(available)))
            #expect(throws: error) { try value.read(&atEnd) }
            // Bytes beyond the range are not there.
            var inside = ByteReader(bytes, in: 20..<20 + available)
            #expect(throws: error) { try value.read(&inside) }
        }
    }

    @Test("A number of bytes that no memory holds is truncated, not allocated")
    func enormous() {
        var reader = ByteReader([1, 2, 3])
        #expect(throws: DecodingError.truncated(needed: .max, available: 3)) {
            _ = try reader.readBytes(.max)
        }
    }

    @Test(
        "A scalar of q or more is refused",
        arguments: [EncodingAnswer.order, EncodingAnswer.aboveOrder, EncodingAnswer.ones])
    func scalars(hex: String) throws {
        var reader = ByteReader(try [UInt8](hex: hex))
        #expect(throws: DecodingError.scalar(.notReduced)) { _ = try reader.readScalar() }
    }

    @Test("A compressed point with another prefix is refused", arguments: [0, 1, 4, 5, 6, 7, 255])
    func prefixes(prefix: UInt8) {
        var reader = ByteReader([prefix] + Point.generator.affine)
        #expect(throws: DecodingError.point(.prefix(prefix))) {
            _ = try reader.readCompressedPoint()
        }
    }

    @Test("A compressed point off the curve is refused")
    func offCurve() throws {
        for x in EncodingAnswer.noPoint + [EncodingAnswer.prime, EncodingAnswer.ones] {
            for prefix in ["02", "03"] {
                var reader = ByteReader(try [UInt8](hex: prefix + x))
                #expect(throws: DecodingError.point(.notOnCurve), "\(x)") {
                    _ = try reader.readCompressedPoint()
                }
            }
        }
    }

    @Test("An affine point off the curve, zero or unreduced is refused")
    func affineOffCurve() throws {
        let zeros = String(repeating: "00", count: 64)
        let unreducedX = EncodingAnswer.smallX.unreduced + EncodingAnswer.smallX.y
        let unreducedY = EncodingAnswer.smallY.x + EncodingAnswer.smallY.unreduced
        let wrongY = EncodingAnswer.smallX.x + EncodingAnswer.pedersenY
        for hex in [zeros, unreducedX, unreducedY, wrongY] {
            var reader = ByteReader(try [UInt8](hex: hex))
            #expect(throws: DecodingError.point(.notOnCurve), "\(hex)") {
                _ = try reader.readAffinePoint()
            }
        }
    }

    @Test("Infinity as a writer writes it is refused")
    func infinity() {
        var writer = ByteWriter()
        writer.append(compressed: .infinity)
        var compressed = ByteReader(writer.bytes)
        #expect(throws: DecodingError.point(.prefix(0))) {
            _ = try compressed.readCompressedPoint()
        }
        writer = ByteWriter()
        writer.append(affine: .infinity)
        var affine = ByteReader(writer.bytes)
        #expect(throws: DecodingError.point(.notOnCurve)) { _ = try affine.readAffinePoint() }
    }
}
