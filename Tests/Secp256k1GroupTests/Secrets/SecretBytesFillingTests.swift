import Secp256k1Group
import Testing

@Suite("Secrets that are filled in place")
struct SecretBytesFillingTests {
    private struct Interruption: Error, Equatable {}

    @Test("A buffer is filled in place")
    func filling() {
        let bytes = SecretBytes(count: 3) { output in
            while output.freeCapacity > 0 { output.append(UInt8(output.byteCount + 7)) }
        }
        #expect(bytes.count == 3)
        #expect(bytes.disclosed() == [7, 8, 9])
    }

    @Test("Whatever is not written is not part of the secret", arguments: 0...4)
    func fewer(written: Int) {
        let bytes = SecretBytes(count: 4) { output in
            for value in 0..<written { output.append(UInt8(value + 1)) }
        }
        #expect(bytes.count == written)
        #expect(bytes.disclosed() == (0..<written).map { UInt8($0 + 1) })
    }

    @Test("Bytes that were taken back do not count")
    func takenBack() {
        let bytes = SecretBytes(count: 2) { output in
            output.append(1)
            output.append(2)
            _ = output.removeLast()
        }
        #expect(bytes.disclosed() == [1])
    }

    @Test("There is room for nothing, and less", arguments: [0, -1, Int.min])
    func empty(count: Int) {
        let bytes = SecretBytes(count: count) { output in
            #expect(output.freeCapacity == 0)
        }
        #expect(bytes.count == 0)
    }

    @Test("An error of the closure is passed on")
    func failing() {
        #expect(throws: Interruption()) {
            _ = try SecretBytes(count: 2) { output throws(Interruption) in
                output.append(1)
                throw Interruption()
            }
        }
    }

    @Test("A C function fills the buffer")
    func foreign() {
        let bytes = SecretBytes(count: 5) { output in
            unsafe output.withUnsafeMutableBytes { buffer, count in
                unsafe buffer.storeBytes(of: 0x0201, as: UInt16.self)
                count = 2
            }
        }
        #expect(bytes.count == 2)
    }
}
