import Secp256k1Group
import TestSupport
import Testing

struct SecretBytesTests {
    private struct Interruption: Error, Equatable {}

    @Test("A secret of any length keeps its bytes", arguments: [0, 1, 31, 32, 33, 1000])
    func keepsBytes(count: Int) {
        var generator = Samples.source(11)
        let bytes = generator.bytes(count)
        let secret = SecretBytes(copying: bytes)
        #expect(secret.count == count)
        #expect(secret.disclosed() == bytes, "\(Samples.note)")
        let fromSpan = unsafe SecretBytes(copying: bytes.span.bytes)
        #expect(fromSpan.count == count)
        #expect(fromSpan.disclosed() == bytes, "\(Samples.note)")
    }

    @Test("A duplicate outlives the original")
    func duplicate() {
        func make() -> SecretBytes {
            let original = SecretBytes(copying: [1, 2, 3])
            return original.duplicate()
        }
        let copy = make()
        #expect(copy.count == 3)
        #expect(copy.disclosed() == [1, 2, 3])
    }

    @Test("The array that was copied stays as it was")
    func original() {
        let bytes: [UInt8] = [4, 5, 6]
        do {
            let secret = SecretBytes(copying: bytes)
            #expect(secret.disclosed() == [4, 5, 6])
        }
        #expect(bytes == [4, 5, 6])
    }

    @Test("Lending the bytes passes on what the closure returns and throws")
    func lending() {
        let secret = SecretBytes(copying: [7, 8, 9, 10])
        let sum = secret.withBytes { span in
            var sum = 0
            for offset in 0..<span.byteCount {
                sum += Int(unsafe span.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            }
            return sum
        }
        #expect(sum == 34)
        #expect(throws: Interruption()) {
            try secret.withBytes { _ in throw Interruption() }
        }
    }
}
