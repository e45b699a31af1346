import Secp256k1Group
import Testing

struct SignatureTests {
    private let counting = (0..<64).map { UInt8($0) }

    @Test("A signature keeps its 64 bytes in order, valid or not")
    func keepsBytes() throws {
        let signature = try #require(Signature(counting))
        #expect(signature.bytes == counting)
        #expect(signature.description == counting.hexadecimal)
        #expect(Signature(([9, 9] + counting + [9])[2..<66]) == signature)
        #expect(Signature([UInt8](repeating: 0xff, count: 64)) != nil)
        #expect(Signature.byteCount == 64)
    }

    @Test("Another number of bytes is no signature", arguments: [0, 32, 63, 65, 128])
    func refusesOtherLengths(count: Int) {
        #expect(Signature([UInt8](repeating: 1, count: count)) == nil)
    }

    @Test("Every bit counts in a comparison and in a set")
    func comparesEveryBit() throws {
        let signature = try #require(Signature(counting))
        var set: Set = [signature]
        for bit in 0..<512 {
            var bytes = counting
            bytes[bit / 8] ^= 1 << (bit % 8)
            let other = try #require(Signature(bytes))
            #expect(other != signature, "bit \(bit)")
            set.insert(other)
        }
        #expect(set.count == 513)
        #expect(Set(set.map(\.hashValue)).count == 513, "a bit does not reach the hasher")
    }
}
