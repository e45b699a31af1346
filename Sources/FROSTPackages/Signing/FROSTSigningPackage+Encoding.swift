internal import ThresholdKeys

extension FROSTSigningPackage {
    /// Decodes a package from either format.
    ///
    /// The entries of JSON text may come in any order, but none twice; those of bytes are ascending.
    ///
    /// - Parameters:
    ///   - bytes: The package and nothing else.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: [UInt8], as format: FROSTFormat = .binary, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary: try self.init(binary: bytes, in: ciphersuite)
        case .json: try self.init(json: unsafe bytes.span.bytes, in: ciphersuite)
        }
    }

    /// The encoding in either format.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding; JSON as ASCII.
    public func encoded(as format: FROSTFormat = .binary) -> [UInt8] {
        switch format {
        case .binary: binary
        case .json: Array(json.utf8)
        }
    }

    /// Header | varint u | u times (identifier | commitments with a header of their own) | varint length |
    /// message.
    private var binary: [UInt8] {
        var writer = ByteWriter(capacity: 16 + 103 * entries.count + message.count)
        writer.append(PostcardBytes.header(ciphersuite))
        writer.append(PostcardBytes.variableInteger(entries.count))
        for entry in entries {
            writer.append(entry.identifier.scalar)
            writer.append(entry.commitments.encoded())
        }
        writer.append(PostcardBytes.variableInteger(message.count))
        writer.append(message)
        return writer.bytes
    }

    private init(
        binary bytes: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = ByteReader(bytes)
        try reader.readHeader(ciphersuite)
        var entries: [Entry] = []
        for _ in 0..<(try reader.readVariableInteger()) {
            let identifier = try reader.readIdentifier()
            entries.append(
                Entry(
                    identifier,
                    try FROSTSigningCommitments(from: &reader, in: ciphersuite)))
        }
        let length = try reader.readVariableInteger(
            atMost: FROSTSigningPackage.maximumMessageByteCount)
        let message = try reader.plain { reader throws(DecodingError) in
            try reader.readBytes(length)
        }
        try reader.end()
        try self.init(ascending: entries, message: message, in: ciphersuite)
    }

    private var json: String {
        let entries = entries.map { "\"\($0.identifier.scalar)\":\($0.commitments.json)" }
        return JSONText.header(ciphersuite)
            + ",\"signing_commitments\":{" + entries.joined(separator: ",") + "}"
            + JSONText.field("message", message.hexadecimal) + "}"
    }

    private init(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = JSONReader()
        var entries: [Entry] = []
        var message: [UInt8]?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "signing_commitments":
                entries = try FROSTSigningPackage.entries(&reader, in: text, ciphersuite)
            case "message":
                message = try reader.readLongHexadecimal(
                    atMost: FROSTSigningPackage.maximumMessageByteCount, in: text)
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        try object.require("signing_commitments")
        guard let message else { throw .missingField("message") }
        try self.init(entries, message: message, in: ciphersuite)
    }

    /// {"identifier":{commitments}, ...}, in any order.
    private static func entries(
        _ reader: inout JSONReader, in text: RawSpan, _ ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> [Entry] {
        var entries: [Entry] = []
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            let identifier = try FROSTIdentifier(
                decoding: JSONReader.bytes(
                    field, count: FROSTIdentifier.byteCount, of: "an identifier",
                    at: reader.position))
            entries.append(
                Entry(
                    identifier,
                    try FROSTSigningCommitments(from: &reader, in: text, ciphersuite)))
        }
        return entries
    }
}
