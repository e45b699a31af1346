import Secp256k1Group
import Testing

struct PointEncodingTests {
    private var generator: [UInt8] { Point.generator.compressed }

    @Test("Both encodings are read back", arguments: Samples.points.filter { !$0.isInfinity })
    func roundTrip(point: Point) throws {
        let compressed = point.compressed
        let affine = point.affine
        #expect(compressed.count == Point.compressedByteCount)
        #expect(affine.count == Point.affineByteCount)
        #expect(Array(compressed.dropFirst()) == Array(affine.prefix(32)))
        #expect(compressed[0] == 2 | affine[63] & 1)
        #expect(try Point(compressed: compressed) == point)
        #expect(try Point(affine: affine) == point)
        #expect(try Point(compressed: ([9] + compressed + [9])[1..<34]) == point)
        #expect(try Point(affine: ([9] + affine + [9])[1..<65]) == point)
        #expect(try Point(affine: affine).compressed == compressed)
    }

    @Test("Known coordinates are read from both encodings", arguments: MultipleAnswer.all)
    func knownAnswers(answer: MultipleAnswer) throws {
        let point = try Point(compressed: [UInt8](hex: answer.compressed))
        #expect(point.affine.hexadecimal == answer.x + answer.y)
        #expect(try Point(affine: [UInt8](hex: answer.x + answer.y)) == point)
    }

    @Test("Infinity is written as zeros, which no decoder accepts")
    func infinity() {
        #expect(Point.infinity.compressed == [UInt8](repeating: 0, count: 33))
        #expect(Point.infinity.affine == [UInt8](repeating: 0, count: 64))
        #expect(throws: PointError.prefix(0)) { try Point(compressed: Point.infinity.compressed) }
        #expect(throws: PointError.notOnCurve) { try Point(affine: Point.infinity.affine) }
        #expect(Point.infinity.verificationKey == nil)
    }

    @Test(
        "Only the prefixes 02 and 03 are accepted",
        arguments: [0, 1, 4, 5, 6, 7, 8, 0x42, 0x82, 0xff] as [UInt8])
    func refusesPrefix(prefix: UInt8) {
        let bytes = [prefix] + generator.dropFirst()
        #expect(throws: PointError.prefix(prefix)) { try Point(compressed: bytes) }
    }

    @Test("A compressed point of another length is refused", arguments: [0, 1, 32, 34, 64, 65])
    func refusesLength(count: Int) {
        let bytes = Array((generator + Point.generator.affine).prefix(count))
        #expect(throws: PointError.length(expected: 33, got: count)) {
            try Point(compressed: bytes)
        }
    }

    @Test("Uncompressed and hybrid forms are refused by their length", arguments: [4, 6, 7])
    func refusesLongForms(prefix: UInt8) {
        // The y of G is even and that of -G odd, so 06 and 07 are each right for one of them.
        for point in [Point.generator, -.generator] {
            #expect(throws: PointError.length(expected: 33, got: 65)) {
                try Point(compressed: [prefix] + point.affine)
            }
            #expect(throws: PointError.length(expected: 64, got: 65)) {
                try Point(affine: [prefix] + point.affine)
            }
        }
    }

    @Test(
        "An x of no point, or not below the prime, is refused",
        arguments: EncodingAnswer.noPoint + [
            EncodingAnswer.prime, EncodingAnswer.smallX.unreduced, EncodingAnswer.ones,
            "0000000000000000000000000000000000000000000000000000000000000000",
        ])
    func refusesX(x: String) throws {
        let x = try [UInt8](hex: x)
        for prefix in [UInt8(2), 3] {
            #expect(throws: PointError.notOnCurve) { try Point(compressed: [prefix] + x) }
        }
    }

    @Test("An affine point of another length is refused", arguments: [0, 32, 33, 63, 65, 128])
    func refusesAffineLength(count: Int) {
        let bytes = Array((Point.generator.affine + Point.generator.affine).prefix(count))
        #expect(throws: PointError.length(expected: 64, got: count)) { try Point(affine: bytes) }
    }

    @Test("A single wrong bit in y is refused", arguments: [0, 1, 7, 8, 128, 254, 255])
    func refusesWrongY(bit: Int) {
        var bytes = Point.generator.affine
        bytes[32 + bit / 8] ^= 1 << (bit % 8)
        #expect(throws: PointError.notOnCurve) { try Point(affine: bytes) }
    }

    @Test("Coordinates in the wrong order are refused")
    func refusesSwappedCoordinates() {
        let affine = Point.generator.affine
        #expect(throws: PointError.notOnCurve) {
            try Point(affine: affine.suffix(32) + affine.prefix(32))
        }
    }

    @Test("Small coordinates are accepted as they are and refused with the prime added")
    func refusesUnreducedCoordinates() throws {
        let smallX = EncodingAnswer.smallX
        let smallY = EncodingAnswer.smallY
        let first = try Point(affine: [UInt8](hex: smallX.x + smallX.y))
        #expect(try Point(compressed: [UInt8](hex: "02" + smallX.x)) == first)
        let second = try Point(affine: [UInt8](hex: smallY.x + smallY.y))
        #expect(try Point(compressed: [UInt8](hex: "03" + smallY.x)) == second)

        let unreducedX = try [UInt8](hex: smallX.unreduced + smallX.y)
        let unreducedY = try [UInt8](hex: smallY.x + smallY.unreduced)
        #expect(throws: PointError.notOnCurve) { try Point(affine: unreducedX) }
        #expect(throws: PointError.notOnCurve) { try Point(affine: unreducedY) }
    }

    @Test("The verification key of a point is its x, whatever the sign")
    func verificationKey() throws {
        for point in Samples.points where !point.isInfinity {
            let key = try #require(point.verificationKey)
            #expect(key.bytes == Array(point.affine.prefix(32)), "\(Samples.note)")
            #expect((-point).verificationKey == key, "\(Samples.note)")
        }
    }
}
