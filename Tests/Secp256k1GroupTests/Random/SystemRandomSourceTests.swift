import Secp256k1Group
import Testing

struct SystemRandomSourceTests {
    @Test("Draws differ from each other")
    func differ() throws {
        var source = SystemRandomSource()
        var seen = Set<[UInt8]>()
        for _ in 0..<20 {
            seen.insert(try SecretBytes(random32: &source).disclosed())
            seen.insert(try SecretScalar(random: &source).disclosed().bytes)
            seen.insert(try SigningKey(random: &source).secretEncoding().disclosed())
        }
        #expect(seen.count == 60)
        var other = SystemRandomSource()
        #expect(!seen.contains(try SecretBytes(random32: &other).disclosed()))
    }

    @Test(
        "Every part of the memory is filled, across the 256 bytes of one request",
        arguments: [16, 255, 256, 257, 511, 512, 513, 1000])
    func fills(count: Int) throws {
        var bytes = [UInt8](repeating: 0, count: count)
        var source = SystemRandomSource()
        var span = bytes.mutableSpan
        var raw = unsafe span.mutableBytes
        try source.fill(&raw)
        // Eight zeros in a row somewhere among a thousand bytes have probability 2^-54.
        for start in 0...(count - 8) {
            #expect(bytes[start..<start + 8].contains { $0 != 0 }, "from byte \(start)")
        }
    }

    @Test("Only the given memory is filled")
    func keepsWithin() throws {
        var bytes = [UInt8](repeating: 0x55, count: 100)
        var source = SystemRandomSource()
        try unsafe bytes.withUnsafeMutableBytes { buffer in
            var middle = unsafe MutableRawSpan(
                _unsafeBytes: UnsafeMutableRawBufferPointer(rebasing: buffer[40..<60]))
            try source.fill(&middle)
        }
        #expect(bytes.prefix(40).allSatisfy { $0 == 0x55 })
        #expect(bytes.suffix(40).allSatisfy { $0 == 0x55 })
        #expect(bytes[40..<60].contains { $0 != 0x55 })
    }

    @Test("No memory is filled without an error")
    func nothing() throws {
        var bytes: [UInt8] = []
        var source = SystemRandomSource()
        var span = bytes.mutableSpan
        var raw = unsafe span.mutableBytes
        #expect(throws: Never.self) { try source.fill(&raw) }
    }
}
