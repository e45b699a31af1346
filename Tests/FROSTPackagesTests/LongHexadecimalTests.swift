import Testing

@testable import FROSTPackages

@Suite struct LongHexadecimalTests {
    private func read(_ text: String, atMost maximum: Int) -> Result<[UInt8], FROSTEncodingError> {
        let bytes = Array(text.utf8)
        let span = unsafe bytes.span.bytes
        var reader = JSONReader()
        do throws(FROSTEncodingError) {
            let read = try reader.readLongHexadecimal(atMost: maximum, in: span)
            try reader.finish(in: span)
            return .success(read)
        } catch {
            return .failure(error)
        }
    }

    @Test func readsUpToTheLargestNumberOfBytes() {
        let tooLong = FROSTEncodingError.json(
            position: 1, expected: "the hexadecimal digits of 2 bytes at most")
        #expect(read(#""""#, atMost: 2) == .success([]))
        #expect(read(#" "09" "#, atMost: 2) == .success([9]))
        #expect(read(#""0aff""#, atMost: 2) == .success([10, 255]))
        #expect(read(#""0aff00""#, atMost: 2) == .failure(tooLong))
        #expect(
            read(#""00""#, atMost: 0)
                == .failure(
                    .json(
                        position: 1, expected: "the hexadecimal digits of 0 bytes at most")))
    }

    @Test func readsEveryDigitAndNothingElse() {
        let digits = "0123456789abcdef"
        for value in UInt8.min...UInt8.max where value < 0x80 {
            let character = Character(Unicode.Scalar(value))
            let expected = digits.firstIndex(of: character).map { index in
                UInt8(digits.distance(from: digits.startIndex, to: index))
            }
            for (text, byte) in [
                ("\"\(character)0\"", expected.map { $0 << 4 }), ("\"0\(character)\"", expected),
            ] {
                switch read(text, atMost: 10) {
                case .success(let bytes): #expect(byte.map { [$0] } == bytes, "\(text)")
                case .failure: #expect(byte == nil, "\(text)")
                }
            }
        }
    }

    @Test func saysWhereTheDigitsEnd() {
        let digits = "lower-case hexadecimal digits"
        for (text, position) in [
            (#""0a"#, 3), (#""0af""#, 3), (#""0aFF""#, 3), (#""0a "#, 3), (#""0a "#, 3), (#"""#, 1),
        ] {
            #expect(read(text, atMost: 10) == .failure(.json(position: position, expected: digits)))
        }
        #expect(read("00", atMost: 10) == .failure(.json(position: 0, expected: "'\"'")))
        #expect(read(#""00"x"#, atMost: 10) == .failure(.json(position: 4, expected: "the end")))
    }
}
