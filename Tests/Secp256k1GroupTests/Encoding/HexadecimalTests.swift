import Secp256k1Group
import Testing

struct HexadecimalTests {
    @Test("Every byte is written as two lower-case digits")
    func writesLowerCase() {
        let bytes: [UInt8] = [0x00, 0x01, 0x0f, 0x10, 0x9a, 0xbc, 0xde, 0xff]
        #expect(bytes.hexadecimal == "00010f109abcdeff")
        #expect([UInt8]().hexadecimal.isEmpty)
        #expect(bytes[2...3].hexadecimal == "0f10")
    }

    @Test("All 256 bytes are read back in either case")
    func readsBothCases() {
        let bytes = (0...255).map { UInt8($0) }
        let digits = bytes.hexadecimal
        #expect(digits.utf8.count == 512)
        #expect([UInt8](hexadecimal: digits) == bytes)
        #expect([UInt8](hexadecimal: digits.uppercased()) == bytes)
        #expect([UInt8](hexadecimal: digits.dropFirst(2)) == Array(bytes.dropFirst()))
        #expect([UInt8](hexadecimal: "") == [])
    }

    @Test(
        "What is not an even number of digits is refused",
        arguments: [
            "0", "000", "0g", "g0", " 00", "0 ", "0x00", "/0", ":0", "@0", "`0", "G0", "é", "00\n0",
        ])
    func refusesOthers(text: String) {
        #expect([UInt8](hexadecimal: text) == nil)
    }
}
