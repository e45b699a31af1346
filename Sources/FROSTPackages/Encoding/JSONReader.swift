internal import ThresholdKeys

/// Reads the JSON that these packages consist of, over bytes, and nothing but it.
///
/// Foundation's decoder would leave copies of secret shares in memory, and takes a field that comes
/// twice. This reader knows objects, arrays, strings of printable ASCII without escapes, long ones of
/// hexadecimal digits alone, and integers of up to five digits. It looks at a secret only through ``readSecretHexadecimal(byteCount:in:)``,
/// whose length is known before. Nesting is as deep as the code that calls it, and nothing is
/// allocated by a number that was read.
struct JSONReader {
    /// The number of the next byte.
    private(set) var position = 0

    /// The byte at an offset from here; `nil` beyond the end.
    private func byte(_ offset: Int = 0, in text: RawSpan) -> UInt8? {
        guard position + offset < text.byteCount else { return nil }
        return unsafe text.unsafeLoad(fromByteOffset: position + offset, as: UInt8.self)
    }

    private mutating func skipSpace(in text: RawSpan) {
        while let next = byte(in: text), [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
    }

    /// Takes a character if it is the next one.
    private mutating func take(_ character: Unicode.Scalar, in text: RawSpan) -> Bool {
        skipSpace(in: text)
        guard byte(in: text) == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func expect(
        _ character: Unicode.Scalar, in text: RawSpan
    ) throws(FROSTEncodingError) {
        guard take(character, in: text) else {
            throw .json(position: position, expected: "'\(character)'")
        }
    }

    /// Takes the quotation mark that ends a string; white space before it would be part of the string.
    private mutating func endString(in text: RawSpan) throws(FROSTEncodingError) {
        guard byte(in: text) == UInt8(ascii: "\"") else {
            throw .json(position: position, expected: "'\"'")
        }
        position += 1
    }

    /// Begins an object.
    mutating func beginObject(in text: RawSpan) throws(FROSTEncodingError) -> JSONObject {
        try expect("{", in: text)
        return JSONObject()
    }

    /// The name of the object's next field, whose value is next; `nil` when the object has ended.
    mutating func nextField(
        of object: inout JSONObject, in text: RawSpan
    ) throws(FROSTEncodingError) -> String? {
        if take("}", in: text) { return nil }
        if !object.seen.isEmpty {
            // A comma before a closing brace is refused as a missing name.
            try expect(",", in: text)
        }
        let name = try readString(in: text)
        try expect(":", in: text)
        guard object.seen.insert(name).inserted else { throw .duplicateField(name) }
        return name
    }

    /// Begins an array.
    mutating func beginArray(in text: RawSpan) throws(FROSTEncodingError) {
        try expect("[", in: text)
    }

    /// Whether the array continues, with its next element after this; `isFirst` is for the comma.
    mutating func hasElement(
        isFirst: Bool, in text: RawSpan
    ) throws(FROSTEncodingError) -> Bool {
        if take("]", in: text) { return false }
        if !isFirst { try expect(",", in: text) }
        return true
    }

    /// Reads a string of at most 256 printable characters.
    ///
    /// Nothing in these packages needs an escape, so a backslash is refused.
    mutating func readString(in text: RawSpan) throws(FROSTEncodingError) -> String {
        try expect("\"", in: text)
        var characters: [UInt8] = []
        while let next = byte(in: text), next != UInt8(ascii: "\"") {
            guard (0x20...0x7E).contains(next), next != UInt8(ascii: "\\"), characters.count < 256
            else { throw .json(position: position, expected: "a short string without escapes") }
            characters.append(next)
            position += 1
        }
        try endString(in: text)
        return String(decoding: characters, as: UTF8.self)
    }

    /// Reads an integer in 0...65535, or `null` as `nil`.
    mutating func readOptionalInteger(in text: RawSpan) throws(FROSTEncodingError) -> Int? {
        guard take("n", in: text) else { return try readInteger(in: text) }
        for character in "ull".utf8 {
            guard byte(in: text) == character else {
                throw .json(position: position, expected: "null")
            }
            position += 1
        }
        return nil
    }

    /// Reads an integer in 0...65535, without sign, fraction, exponent or leading zero.
    mutating func readInteger(in text: RawSpan) throws(FROSTEncodingError) -> Int {
        skipSpace(in: text)
        let start = position
        var value = 0
        while let next = byte(in: text), (0x30...0x39).contains(next), position - start < 5 {
            value = 10 * value + Int(next - 0x30)
            position += 1
        }
        // A leading zero shows in the number of digits.
        guard String(value).utf8.count == position - start, value <= Int(UInt16.max)
        else { throw .json(position: start, expected: "an integer in 0...65535") }
        return value
    }

    /// Reads public bytes in lower-case hexadecimal digits.
    mutating func readHexadecimal(
        byteCount: Int, of field: String, in text: RawSpan
    ) throws(FROSTEncodingError) -> [UInt8] {
        skipSpace(in: text)
        let start = position
        let digits = try readString(in: text)
        return try JSONReader.bytes(digits, count: byteCount, of: field, at: start)
    }

    /// The bytes of lower-case hexadecimal digits.
    static func bytes(
        _ digits: String, count: Int, of field: String, at position: Int
    ) throws(FROSTEncodingError) -> [UInt8] {
        guard let bytes = [UInt8](hexadecimal: digits), bytes.hexadecimal == digits else {
            throw .json(position: position, expected: "lower-case hexadecimal digits")
        }
        guard bytes.count == count else {
            throw .length(field: field, expected: count, got: bytes.count)
        }
        return bytes
    }

    /// Reads any number of public bytes in lower-case hexadecimal digits, such as a message.
    ///
    /// How many there are is seen only at the end, so the array grows by what is there.
    mutating func readLongHexadecimal(
        atMost maximum: Int, in text: RawSpan
    ) throws(FROSTEncodingError) -> [UInt8] {
        try expect("\"", in: text)
        let start = position
        var bytes: [UInt8] = []
        while let high = digit(in: text), let low = digit(1, in: text) {
            guard bytes.count < maximum else {
                throw .json(
                    position: start, expected: "the hexadecimal digits of \(maximum) bytes at most")
            }
            bytes.append(high << 4 | low)
            position += 2
        }
        guard byte(in: text) == UInt8(ascii: "\"") else {
            throw .json(position: position, expected: "lower-case hexadecimal digits")
        }
        try endString(in: text)
        return bytes
    }

    /// The value of the lower-case hexadecimal digit at an offset from here; `nil` if there is none.
    private func digit(_ offset: Int = 0, in text: RawSpan) -> UInt8? {
        switch byte(offset, in: text) {
        case .some(let digit) where (0x30...0x39).contains(digit): digit - 0x30
        case .some(let digit) where (0x61...0x66).contains(digit): digit - 0x61 + 10
        default: nil
        }
    }

    /// Reads secret bytes in lower-case hexadecimal digits, in constant time.
    mutating func readSecretHexadecimal(
        byteCount: Int, in text: RawSpan
    ) throws(FROSTEncodingError) -> SecretBytes {
        try expect("\"", in: text)
        let start = position
        let end = start + 2 * byteCount
        guard end <= text.byteCount,
            let secret = SecretBytes(hexadecimal: text.extracting(start..<end))
        else {
            throw .json(position: start, expected: "\(2 * byteCount) hexadecimal digits")
        }
        position = end
        try endString(in: text)
        return secret
    }

    /// Insists that nothing but white space is left.
    mutating func finish(in text: RawSpan) throws(FROSTEncodingError) {
        skipSpace(in: text)
        guard position == text.byteCount else {
            throw .json(position: position, expected: "the end")
        }
    }
}
