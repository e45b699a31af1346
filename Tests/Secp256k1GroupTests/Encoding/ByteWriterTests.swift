import Secp256k1Group
import Testing

struct ByteWriterTests {
    @Test("A writer begins empty, whatever its capacity", arguments: [0, 1, 1000, -1, Int.min])
    func empty(capacity: Int) {
        #expect(ByteWriter(capacity: capacity).bytes == [])
    }

    @Test("Integers are big-endian and of fixed width")
    func integers() {
        var writer = ByteWriter()
        writer.append(UInt8(0x01))
        writer.append(UInt16(0x0203))
        writer.append(UInt32(0x0405_0607))
        #expect(writer.bytes == [1, 2, 3, 4, 5, 6, 7])
        writer.append(UInt16(0))
        writer.append(UInt32.max)
        writer.append(UInt16(0xff00))
        #expect(writer.bytes.suffix(8) == [0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0])
    }

    @Test(
        "A count takes two bytes",
        arguments: zip([0, 1, 258, 65_535], [[0, 0], [0, 1], [1, 2], [255, 255]] as [[UInt8]]))
    func counts(count: Int, bytes: [UInt8]) {
        var writer = ByteWriter()
        writer.append(count: count)
        #expect(writer.bytes == bytes)
    }

    @Test("Bytes of any sequence are written as they are")
    func sequences() {
        var writer = ByteWriter()
        writer.append([1, 2] as [UInt8])
        writer.append([UInt8]())
        writer.append(([9, 3, 4, 9] as [UInt8])[1...2])
        writer.append("\u{5}\u{6}".utf8)
        #expect(writer.bytes == [1, 2, 3, 4, 5, 6])
    }

    @Test("Values are written in their canonical encodings")
    func values() throws {
        let digest = try Digest(hex: EncodingAnswer.ones)
        let scalar = try Scalar(hex: EncodingAnswer.largest)
        let nonce = EncodingAnswer.pedersenX
        let signature = try Signature(hex: nonce + EncodingAnswer.order)
        let answer = MultipleAnswer.all[3]
        let point = try Point(hex: answer.compressed)
        var writer = ByteWriter(capacity: 10)
        writer.append(digest)
        writer.append(scalar)
        writer.append(signature)
        writer.append(compressed: point)
        writer.append(affine: point)
        writer.append(compressed: .infinity)
        writer.append(affine: .infinity)
        let expected = [
            EncodingAnswer.ones, EncodingAnswer.largest, nonce, EncodingAnswer.order,
            answer.compressed, answer.x, answer.y, String(repeating: "00", count: 33 + 64),
        ]
        #expect(writer.bytes.hexadecimal == expected.joined())
    }
}
