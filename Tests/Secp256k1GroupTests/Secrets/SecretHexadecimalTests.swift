import Testing

@testable import Secp256k1Group

@Suite struct SecretHexadecimalTests {
    private func decoded(_ text: [UInt8]) -> [UInt8]? {
        guard let secret = SecretBytes(hexadecimal: unsafe text.span.bytes) else { return nil }
        return secret.publicBytes(in: 0..<secret.count)
    }

    @Test func everyByteGoesThereAndBack() {
        let bytes = (0...255).map { UInt8($0) }
        let digits = SecretBytes(copying: bytes).hexadecimal()
        let text = digits.publicBytes(in: 0..<digits.count)
        #expect(String(decoding: text, as: UTF8.self) == bytes.hexadecimal)
        #expect(decoded(text) == bytes)
        #expect(decoded([]) == [])
    }

    @Test func everythingElseIsRefused() {
        let digits = Set("0123456789abcdef".utf8)
        for character in UInt8.min...UInt8.max {
            let zero = UInt8(ascii: "0")
            #expect((decoded([character, zero]) != nil) == digits.contains(character))
            #expect((decoded([zero, character]) != nil) == digits.contains(character))
        }
        #expect(decoded([0x30]) == nil)
        #expect(decoded([0x30, 0x30, 0x30]) == nil)
    }
}
