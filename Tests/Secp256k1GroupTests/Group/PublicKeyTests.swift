import Secp256k1Group
import Testing

@Suite("Public keys and uncompressed points")
struct PublicKeyTests {
    @Test("The uncompressed form is 04, x and y", arguments: [UInt64(1), 2, 3, 0xffff_ffff])
    func uncompressed(logarithm: UInt64) throws {
        let point = Scalar(logarithm).timesGenerator()
        let bytes = try #require(point.uncompressed)
        #expect(bytes == [4] + point.affine)
        #expect(bytes.count == Point.uncompressedByteCount)
        #expect(try Point(uncompressed: bytes) == point)
        #expect(try Point(uncompressed: ([9] + bytes)[1...]) == point)
    }

    @Test("The generator is that of SEC 2")
    func generator() {
        #expect(
            Point.generator.uncompressed?.hexadecimal
                == "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")
    }

    @Test("Everything else is refused, each for its own reason")
    func refused() throws {
        let bytes = try #require(Point.generator.uncompressed)
        for count in [0, 1, 33, 64, 66] {
            #expect(throws: PointError.length(expected: 65, got: count)) {
                try Point(uncompressed: (bytes + [0]).prefix(count))
            }
        }
        // Hybrid forms say the parity of y in the prefix.
        for prefix: UInt8 in [0, 2, 3, 5, 6, 7, 255] {
            #expect(throws: PointError.prefix(prefix)) {
                try Point(uncompressed: [prefix] + bytes.dropFirst())
            }
        }
        #expect(throws: PointError.notOnCurve) {
            try Point(uncompressed: bytes.dropLast() + [bytes[64] ^ 1])
        }
        #expect(throws: PointError.notOnCurve) {
            try Point(uncompressed: [4] + [UInt8](repeating: 0, count: 64))
        }
    }

    @Test("Infinity has no uncompressed form and is not a key")
    func infinity() {
        #expect(Point.infinity.uncompressed == nil)
        #expect(PublicKey(.infinity) == nil)
        #expect(throws: PointError.prefix(0)) {
            try PublicKey(compressed: [UInt8](repeating: 0, count: 33))
        }
    }

    @Test("A key has the encodings of its point", arguments: [UInt64(1), 6])
    func key(logarithm: UInt64) throws {
        let point = Scalar(logarithm).timesGenerator()
        let key = try #require(PublicKey(point))
        #expect(key.point == point)
        #expect(key.compressed == point.compressed)
        #expect(key.uncompressed == point.uncompressed)
        #expect(key.verificationKey == point.verificationKey)
        #expect(key.description == point.description)
        #expect(try PublicKey(compressed: key.compressed) == key)
        #expect(try PublicKey(uncompressed: key.uncompressed) == key)
        #expect(PublicKey(-point) != key)
    }
}
