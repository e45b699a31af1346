import Secp256k1Group
import Testing

@Suite("Secrets as hexadecimal digits")
struct SecretHexadecimalTests {
    private func digits(_ text: [UInt8]) -> [UInt8]? {
        switch SecretBytes(copying: text).fromHexadecimalDigits() {
        case .some(let bytes): bytes.publicBytes(in: 0..<bytes.count)
        case .none: nil
        }
    }

    @Test("Every pair of characters is read as the public reader reads it")
    func everyPair() {
        for first: UInt8 in 0...255 {
            for second: UInt8 in [48, 57, 65, 70, 97, 102, 0, 47, 58, 64, 71, 96, 103, 255, first] {
                // Characters beyond ASCII are no digits.
                let isASCII = first < 128 && second < 128
                let expected =
                    isASCII
                    ? [UInt8](hexadecimal: String(decoding: [first, second], as: UTF8.self)) : nil
                #expect(digits([first, second]) == expected)
            }
        }
        #expect(digits([48]) == nil)
        #expect(digits([]) == [])
    }

    @Test("Every byte is written as the public writer writes it")
    func everyByte() {
        let bytes = [UInt8](0...255)
        let written = SecretBytes(copying: bytes).hexadecimalDigits()
        let text = String(decoding: written.publicBytes(in: 0..<written.count), as: UTF8.self)
        #expect(text == bytes.hexadecimal)
    }

    @Test("A buffer is filled in place")
    func filling() {
        let bytes = SecretBytes(count: 3) { span in
            span.storeBytes(of: 7, toByteOffset: 1, as: UInt8.self)
        }
        let got = bytes.publicBytes(in: 0..<3)
        #expect(got == [0, 7, 0])
    }
}
