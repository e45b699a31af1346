internal import ThresholdKeys

extension FROSTPublicKeyPackage {
    /// Decodes a package from either format, with or without the threshold.
    ///
    /// That the shares belong to the key and to the threshold is not checked, nor that there are
    /// enough of them: the package does not prove it.
    ///
    /// - Parameters:
    ///   - bytes: The package and nothing else.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite that is expected.
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

    /// Header | varint n | n times (identifier | point) | key | 01 | varint t; without the threshold
    /// the last two are absent.
    private var binary: [UInt8] {
        var writer = ByteWriter(capacity: 64 + 65 * verifyingShares.count)
        writer.append(PostcardBytes.header(ciphersuite))
        writer.append(PostcardBytes.variableInteger(verifyingShares.count))
        for share in verifyingShares {
            writer.append(share.identifier.scalar)
            writer.append(compressed: share.point)
        }
        writer.append(compressed: verifyingKey.point)
        if let threshold {
            writer.append(UInt8(1))
            writer.append(PostcardBytes.variableInteger(threshold.count))
        }
        return writer.bytes
    }

    private init(
        binary bytes: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = ByteReader(bytes)
        try reader.readHeader(ciphersuite)
        var shares: [VerifyingShare] = []
        for _ in 0..<(try reader.readVariableInteger()) {
            let identifier = try reader.readIdentifier()
            shares.append(VerifyingShare(identifier, try reader.readPoint()))
        }
        // Text has no order of its own; bytes have one, so that a package has one encoding.
        for (share, next) in zip(shares, shares.dropFirst())
        where share.identifier >= next.identifier {
            throw .notAscending(previous: share.identifier, next: next.identifier)
        }
        if shares.isEmpty { throw .noShares }
        let key = try reader.readPoint()
        var threshold: Threshold?
        if reader.remaining > 0 {
            let marker = try reader.plain { reader throws(DecodingError) in try reader.readUInt8() }
            switch marker {
            case 0: threshold = nil
            case 1: threshold = try reader.readThreshold()
            default: throw .optionMarker(got: marker)
            }
        }
        try reader.end()
        self.init(
            ciphersuite: ciphersuite, verifyingKey: key, verifyingShares: shares,
            threshold: threshold)
    }

    private var json: String {
        let shares = verifyingShares.map {
            "\"\($0.identifier.scalar)\":\"\($0.point.compressed.hexadecimal)\""
        }
        return JSONText.header(ciphersuite)
            + ",\"verifying_shares\":{" + shares.joined(separator: ",") + "}"
            + JSONText.field("verifying_key", verifyingKey.compressed.hexadecimal)
            + (threshold.map { JSONText.field("min_signers", $0.count) } ?? "") + "}"
    }

    private init(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = JSONReader()
        var shares: [VerifyingShare] = []
        var key: Point?
        var threshold: Threshold?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "verifying_shares":
                shares = try FROSTPublicKeyPackage.shares(&reader, in: text)
            case "verifying_key": key = try reader.readPoint(of: field, in: text)
            case "min_signers":
                if let value = try reader.readOptionalInteger(in: text) {
                    threshold = try Threshold(frost: value)
                }
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        try object.require("verifying_shares")
        guard let key else { throw .missingField("verifying_key") }
        if shares.isEmpty { throw .noShares }
        self.init(
            ciphersuite: ciphersuite, verifyingKey: key, verifyingShares: shares,
            threshold: threshold)
    }

    /// {"identifier":"point", ...}, in any order.
    private static func shares(
        _ reader: inout JSONReader, in text: RawSpan
    ) throws(FROSTEncodingError) -> [VerifyingShare] {
        var shares: [VerifyingShare] = []
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            let bytes = try JSONReader.bytes(
                field, count: FROSTIdentifier.byteCount, of: "an identifier", at: reader.position)
            let identifier = try FROSTIdentifier(decoding: bytes)
            shares.append(
                VerifyingShare(identifier, try reader.readPoint(of: "a share", in: text)))
        }
        return shares.sorted { $0.identifier < $1.identifier }
    }
}
