internal import ThresholdKeys

extension JSONReader {
    /// Reads {"version":0,"ciphersuite":"..."}.
    mutating func readHeader(
        _ ciphersuite: FROSTCiphersuite, in text: RawSpan
    ) throws(FROSTEncodingError) {
        var object = try beginObject(in: text)
        while let field = try nextField(of: &object, in: text) {
            switch field {
            case "version":
                let version = try readInteger(in: text)
                guard version == 0 else { throw .version(got: version) }
            case "ciphersuite":
                let name = try readString(in: text)
                guard name == ciphersuite.contextString else {
                    throw .ciphersuite(expected: ciphersuite, got: name)
                }
            default:
                throw .unknownField(field)
            }
        }
        try object.require("version")
        try object.require("ciphersuite")
    }

    /// Reads an identifier.
    mutating func readIdentifier(
        in text: RawSpan
    ) throws(FROSTEncodingError) -> FROSTIdentifier {
        try FROSTIdentifier(
            decoding: readHexadecimal(
                byteCount: FROSTIdentifier.byteCount, of: "an identifier", in: text))
    }

    /// Reads a compressed point.
    mutating func readPoint(
        of field: String, in text: RawSpan
    ) throws(FROSTEncodingError) -> Point {
        try Point(
            frost: readHexadecimal(byteCount: Point.compressedByteCount, of: field, in: text))
    }

    /// Reads a public scalar.
    mutating func readScalar(
        of field: String, in text: RawSpan
    ) throws(FROSTEncodingError) -> Scalar {
        try Scalar(frost: readHexadecimal(byteCount: Scalar.byteCount, of: field, in: text))
    }

    /// Reads a secret scalar.
    mutating func readSecretScalar(
        in text: RawSpan
    ) throws(FROSTEncodingError) -> SecretScalar {
        try SecretScalar(frost: readSecretHexadecimal(byteCount: Scalar.byteCount, in: text))
    }
}

extension Point {
    /// Decodes a compressed point.
    init(frost bytes: [UInt8]) throws(FROSTEncodingError) {
        do throws(PointError) {
            self = try Point(compressed: bytes)
        } catch {
            throw .point(error)
        }
    }
}

extension Scalar {
    /// Decodes a public scalar.
    init(frost bytes: some Collection<UInt8>) throws(FROSTEncodingError) {
        do throws(ScalarError) {
            self = try Scalar(bytes)
        } catch {
            throw .scalar(error)
        }
    }
}

extension SecretScalar {
    /// Decodes a secret scalar; zero is one.
    init(frost bytes: borrowing SecretBytes) throws(FROSTEncodingError) {
        do throws(ScalarError) {
            self = try SecretScalar(decoding: bytes)
        } catch {
            throw .scalar(error)
        }
    }
}
