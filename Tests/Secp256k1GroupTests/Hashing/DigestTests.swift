import Secp256k1Group
import Testing

struct DigestTests {
    private let counting = (0..<32).map { UInt8($0) }

    @Test("A digest keeps its 32 bytes in order")
    func keepsBytes() throws {
        let digest = try #require(Digest(counting))
        #expect(digest.bytes == counting)
        #expect(
            digest.description
                == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        #expect(Digest.byteCount == 32)
    }

    @Test("A digest is read from a slice that does not begin at zero")
    func readsSlice() throws {
        let padded = [0xee, 0xee, 0xee] + counting + [0xee]
        #expect(Digest(padded[3..<35])?.bytes == counting)
    }

    @Test("Another number of bytes is no digest", arguments: [0, 1, 31, 33, 64])
    func refusesOtherLengths(count: Int) {
        #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
    }

    @Test("The zero digest is 32 zero bytes")
    func zero() {
        #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
        #expect(Digest([UInt8](repeating: 0, count: 32)) == .zero)
    }

    @Test("Every bit counts in a comparison and in a set")
    func comparesEveryBit() throws {
        let digest = try #require(Digest(counting))
        var set: Set = [digest]
        for bit in 0..<256 {
            var bytes = counting
            bytes[bit / 8] ^= 1 << (bit % 8)
            let other = try #require(Digest(bytes))
            #expect(other != digest, "bit \(bit)")
            set.insert(other)
        }
        #expect(set.count == 257)
        #expect(Set(set.map(\.hashValue)).count == 257, "a bit does not reach the hasher")
        #expect(set.contains(try #require(Digest(counting))))
    }
}
