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

    @Test(arguments: [
        (1 << 21, "80808001"), (1 << 24, "80808008"), (1 << 28, "8080808001"),
        (Int.max, "ffffffffffffffff7f"),
    ])
    func readsLongerIntegersWhereTheyCanStand(value: Int, bytes: String) throws {
        #expect(PostcardBytes.variableInteger(value).hexadecimal == bytes)
        for (maximum, isRead) in [(Int.max, true), (value, true), (value - 1, false)] {
            var reader = ByteReader(PostcardBytes.variableInteger(value))
            if isRead {
                #expect(try reader.readVariableInteger(atMost: maximum) == value)
                #expect(reader.remaining == 0)
            } else {
                #expect(throws: FROSTEncodingError.integerAbove(maximum: maximum)) {
                    _ = try reader.readVariableInteger(atMost: maximum)
                }
            }
        }
    }

    /// However long an integer goes on, no more bytes of it are read than the largest one has.
    @Test(arguments: [
        (0, 1), (1, 1), (127, 1), (128, 2), (65535, 3), (1 << 21, 4), (1 << 24, 4),
        (Int.max, 9),
    ])
    func readsNoMoreBytesThanTheLargestHas(maximum: Int, count: Int) {
        var reader = ByteReader([UInt8](repeating: 0xFF, count: 20))
        #expect(throws: FROSTEncodingError.integerAbove(maximum: maximum)) {
            _ = try reader.readVariableInteger(atMost: maximum)
        }
        #expect(reader.position == count)
    }

    @Test(arguments: ["8000", "808000", "80808000", "ff00", "ffff8000"])
    func refusesIntegersThatAreLongerThanTheyNeedBe(text: String) throws {
        var reader = ByteReader(try #require([UInt8](hexadecimal: text)))
        #expect(throws: FROSTEncodingError.integerNotMinimal) {
            _ = try reader.readVariableInteger(atMost: 1 << 24)
        }
    }
}
