import Secp256k1Group
import Testing

struct ByteReaderTests {
    @Test("Whatever a writer wrote is read back")
    func roundTrip() throws {
        let signature = try Signature(hex: EncodingAnswer.ones + EncodingAnswer.ones)
        let digest = try Digest(hex: EncodingAnswer.order)
        var writer = ByteWriter()
        writer.append(UInt8(0xfe))
        writer.append(UInt16(0xfedc))
        writer.append(UInt32(0xfedc_ba98))
        writer.append(count: 7)
        writer.append(count: 8)
        writer.append([1, 2, 3] as [UInt8])
        writer.append(digest)
        writer.append(signature)
        writer.append(Scalar(77))
        writer.append(compressed: .pedersenGenerator)
        writer.append(affine: -.pedersenGenerator)

        var reader = ByteReader(writer.bytes)
        #expect(reader.position == 0)
        #expect(reader.remaining == writer.bytes.count)
        #expect(try reader.readUInt8() == 0xfe)
        #expect(try reader.readUInt16() == 0xfedc)
        #expect(try reader.readUInt32() == 0xfedc_ba98)
        #expect(reader.position == 7)
        try reader.readCount(exactly: 7, of: "items")
        #expect(try reader.readCount(atMost: 8, of: "items") == 8)
        #expect(try reader.readBytes(3) == [1, 2, 3])
        #expect(try reader.readDigest() == digest)
        #expect(try reader.readSignature() == signature)
        #expect(try reader.readScalar() == Scalar(77))
        #expect(try reader.readCompressedPoint() == .pedersenGenerator)
        #expect(reader.remaining == 64)
        #expect(try reader.readAffinePoint() == -.pedersenGenerator)
        #expect(reader.position == writer.bytes.count)
        try reader.finish()
    }

    @Test("Trailing bytes are counted", arguments: [1, 2, 100])
    func trailing(count: Int) throws {
        var reader = ByteReader([UInt8](repeating: 0, count: 2 + count))
        _ = try reader.readUInt16()
        #expect(throws: DecodingError.trailing(count: count)) { try reader.finish() }
        _ = try reader.readBytes(count)
        try reader.finish()
    }

    @Test("An exact count is insisted on", arguments: [0, 1, 258, 65_535])
    func exactCount(expected: Int) throws {
        for got in [0, 1, 257, 258, 259, 65_535] {
            var reader = ByteReader([UInt8(got >> 8), UInt8(got & 255)])
            if got == expected {
                try reader.readCount(exactly: expected, of: "items")
            } else {
                let error = DecodingError.count(field: "items", expected: expected, got: got)
                #expect(throws: error) { try reader.readCount(exactly: expected, of: "items") }
            }
        }
    }

    @Test("A count is bounded", arguments: [-1, 0, 1, 258, 65_534, 65_535])
    func boundedCount(maximum: Int) throws {
        for got in [0, 1, 258, 259, 65_535] {
            var reader = ByteReader([UInt8(got >> 8), UInt8(got & 255)])
            if got <= maximum {
                #expect(try reader.readCount(atMost: maximum, of: "items") == got)
            } else {
                let error = DecodingError.countAbove(field: "items", maximum: maximum, got: got)
                #expect(throws: error) { try reader.readCount(atMost: maximum, of: "items") }
            }
        }
    }

    @Test("No bytes, or fewer, are always there", arguments: [0, -1, Int.min])
    func noBytes(count: Int) throws {
        var reader = ByteReader([])
        #expect(try reader.readBytes(count) == [])
        try reader.finish()
    }

    @Test("A reader keeps to its range, which is clamped to the array")
    func ranges() throws {
        let bytes = (0..<10).map { UInt8($0) }
        for (range, expected) in [
            (2..<5, 2..<5), (0..<10, 0..<10), (-5..<3, 0..<3), (8..<99, 8..<10), (4..<4, 4..<4),
            (Int.min..<Int.max, 0..<10), (20..<30, 10..<10), (-9 ..< -1, 0..<0),
        ] {
            var reader = ByteReader(bytes, in: range)
            #expect(reader.position == expected.lowerBound, "\(range)")
            #expect(reader.remaining == expected.count, "\(range)")
            let error = DecodingError.truncated(needed: 11, available: expected.count)
            #expect(throws: error) { _ = try reader.readBytes(11) }
            #expect(try reader.readBytes(expected.count) == Array(bytes[expected]), "\(range)")
            try reader.finish()
            #expect(throws: DecodingError.truncated(needed: 1, available: 0)) {
                _ = try reader.readUInt8()
            }
        }
    }
}
