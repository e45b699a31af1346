import TestSupport
import Testing

@testable import Secp256k1Group

struct SecretPreimageTests {
    private let hash = TaggedHash("DKG/v1/pad")

    @Test("Every kind of value is appended as a writer appends it")
    func sameAsWriter() throws {
        let digest = try Digest(hex: EncodingAnswer.ones)
        let scalar = try Scalar(hex: EncodingAnswer.largest)
        var preimage = SecretPreimage()
        preimage.append(UInt8(0x7f))
        preimage.append(UInt16(0x0102))
        preimage.append(digest)
        preimage.append([3, 4, 5])
        preimage.append([UInt8]())
        preimage.append(SecretBytes(copying: [6, 7]))
        preimage.append(SecretBytes(copying: []))
        preimage.append(SecretScalar(scalar))
        preimage.append(Point.pedersenGenerator)
        preimage.append(Point.infinity)

        var expected: [UInt8] = [0x7f, 1, 2] + digest.bytes + [3, 4, 5, 6, 7]
        expected += scalar.bytes + Point.pedersenGenerator.compressed
        expected += [UInt8](repeating: 0, count: 33)
        #expect(preimage.count == expected.count)
        #expect(hash.publicDigest(of: preimage) == hash.digest(of: expected))

        var writer = ByteWriter()
        writer.append(UInt8(0x7f))
        writer.append(UInt16(0x0102))
        writer.append(digest)
        writer.append([3, 4, 5, 6, 7])
        writer.append(scalar)
        writer.append(compressed: .pedersenGenerator)
        writer.append(compressed: .infinity)
        #expect(writer.bytes == expected)
        #expect(hash.digest(of: writer) == hash.digest(of: expected))
    }

    @Test("It grows byte by byte beyond any capacity", arguments: [Int.min, -1, 0, 1, 64, 65, 300])
    func growsByBytes(capacity: Int) {
        var preimage = SecretPreimage(capacity: capacity)
        var bytes: [UInt8] = []
        for position in 0..<300 {
            let byte = UInt8(truncatingIfNeeded: position &* 7)
            preimage.append(byte)
            bytes.append(byte)
            if [62, 63, 64, 65, 127, 128, 129, 256, 299].contains(position) {
                #expect(preimage.count == bytes.count)
                #expect(hash.publicDigest(of: preimage) == hash.digest(of: bytes), "\(position)")
            }
        }
    }

    @Test("It grows at once by more than twice its capacity", arguments: [0, 1, 63, 64])
    func growsAtOnce(before: Int) {
        var generator = Samples.source(12)
        let start = generator.bytes(before)
        let long = generator.bytes(1000)
        var preimage = SecretPreimage(capacity: 0)
        preimage.append(start)
        preimage.append(long)
        preimage.append(SecretBytes(copying: long))
        let bytes = start + long + long
        #expect(preimage.count == bytes.count)
        #expect(hash.publicDigest(of: preimage) == hash.digest(of: bytes), "\(Samples.note)")
    }

    @Test("An empty preimage hashes like an empty message")
    func empty() {
        let preimage = SecretPreimage()
        #expect(preimage.count == 0)
        #expect(hash.publicDigest(of: preimage) == hash.digest(of: [UInt8]()))
    }

    @Test("The last byte is replaced and no other")
    func replaceLast() {
        var preimage = SecretPreimage()
        preimage.replaceLast(with: 9)
        #expect(preimage.count == 0)
        preimage.append([1, 2, 3])
        preimage.replaceLast(with: 9)
        #expect(preimage.count == 3)
        #expect(hash.publicDigest(of: preimage) == hash.digest(of: [1, 2, 9]))
    }
}
