internal import ThresholdKeys

// What postcard, the crates' binary format, adds to plain concatenation: variable-length integers and
// markers before optional values. Stricter than it: every integer has one encoding.
extension ByteReader {
    /// Reads a value whose errors are those of the plain encoding.
    mutating func plain<Value>(
        _ read: (inout ByteReader) throws(DecodingError) -> Value
    ) throws(FROSTEncodingError) -> Value {
        do throws(DecodingError) {
            return try read(&self)
        } catch {
            throw .binary(error)
        }
    }

    /// Reads an integer of seven bits a byte, the least significant ones first.
    ///
    /// The maximum is not negative; no more bytes are read than it has.
    mutating func readVariableInteger(
        atMost maximum: Int = Int(UInt16.max)
    ) throws(FROSTEncodingError) -> Int {
        var value = 0
        var shift = 0
        repeat {
            let byte = try plain { reader throws(DecodingError) in try reader.readUInt8() }
            value |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 {
                guard byte != 0 || shift == 0 else { throw .integerNotMinimal }
                guard value <= maximum else { throw .integerAbove(maximum: maximum) }
                return value
            }
            shift += 7
            // The bits of a further byte would all be above the maximum.
        } while maximum >> shift > 0
        throw .integerAbove(maximum: maximum)
    }

    /// Reads the header: version 0 and the suite's four bytes.
    mutating func readHeader(_ ciphersuite: FROSTCiphersuite) throws(FROSTEncodingError) {
        let version = try plain { reader throws(DecodingError) in try reader.readUInt8() }
        guard version == 0 else { throw .version(got: Int(version)) }
        let name = try plain { reader throws(DecodingError) in try reader.readBytes(4) }
        guard name == ciphersuite.shortName else {
            let known = FROSTCiphersuite.allCases.first { $0.shortName == name }
            throw .ciphersuite(
                expected: ciphersuite, got: known?.contextString ?? name.hexadecimal)
        }
    }

    /// Reads an identifier.
    mutating func readIdentifier() throws(FROSTEncodingError) -> FROSTIdentifier {
        try FROSTIdentifier(
            decoding: plain { reader throws(DecodingError) in
                try reader.readBytes(FROSTIdentifier.byteCount)
            })
    }

    /// Reads a compressed point.
    mutating func readPoint() throws(FROSTEncodingError) -> Point {
        try plain { reader throws(DecodingError) in try reader.readCompressedPoint() }
    }

    /// Reads a threshold.
    mutating func readThreshold() throws(FROSTEncodingError) -> Threshold {
        try Threshold(frost: readVariableInteger())
    }

    /// Insists that everything was read; postcard would not mind.
    mutating func end() throws(FROSTEncodingError) {
        try plain { reader throws(DecodingError) in try reader.finish() }
    }
}

extension Threshold {
    /// A threshold of these crates, which is at least two.
    init(frost value: Int) throws(FROSTEncodingError) {
        guard value >= 2, let threshold = try? Threshold(value) else {
            throw .threshold(got: value)
        }
        self = threshold
    }
}
