import Secp256k1Group
import Testing

@Suite("Secrets that are filled in place")
struct SecretBytesFillingTests {
    @Test("A buffer is filled in place")
    func filling() {
        let bytes = SecretBytes(count: 3) { span in
            span.storeBytes(of: 7, toByteOffset: 1, as: UInt8.self)
        }
        let got = bytes.publicBytes(in: 0..<3)
        #expect(got == [0, 7, 0])
    }
}
