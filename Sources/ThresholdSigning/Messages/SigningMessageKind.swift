import ThresholdKeys

/// The second byte of what a coordinator and its signers send each other (Signing.md, section 5).
enum SigningMessageKind: UInt8 {
    case signedRequest = 9
    case answer = 10
    case firstCommitment = 11
    case evidence = 0x13
    case call = 0x14
    case nonceRecord = 0x15
    case result = 0x16
    case offer = 0x17

    private static let version: UInt8 = 1

    /// Writes version and kind.
    func append(to writer: inout ByteWriter) {
        writer.append(SigningMessageKind.version)
        writer.append(rawValue)
    }

    /// Reads version and kind, and insists on both.
    func read(from reader: inout ByteReader) throws(DecodingError) {
        let version = try reader.readUInt8()
        guard version == SigningMessageKind.version else {
            throw .unexpectedValue(field: "the version of a signing message", got: Int(version))
        }
        let kind = try reader.readUInt8()
        guard kind == rawValue else {
            throw .unexpectedValue(field: "the kind of a signing message", got: Int(kind))
        }
    }
}
