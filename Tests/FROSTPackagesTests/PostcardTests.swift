import Testing

@testable import FROSTPackages

@Suite struct PostcardTests {
    @Test func computesTheCheckValueOfCRC32() {
        #expect(CRC32.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
        #expect(CRC32.checksum([]) == 0)
        #expect(FROSTCiphersuite.secp256k1.shortName.hexadecimal == "eed6b1b1")
        #expect(FROSTCiphersuite.secp256k1Taproot.shortName.hexadecimal == "230f8ab3")
    }

    @Test(arguments: [
        (0, "00"), (1, "01"), (127, "7f"), (128, "8001"), (300, "ac02"), (16383, "ff7f"),
        (16384, "808001"), (65535, "ffff03"),
    ])
    func writesAndReadsIntegersOfVariableLength(value: Int, bytes: String) throws {
        #expect(PostcardBytes.variableInteger(value).hexadecimal == bytes)
        var reader = ByteReader(PostcardBytes.variableInteger(value))
        #expect(try reader.readVariableInteger() == value)
        #expect(reader.remaining == 0)
    }
}
