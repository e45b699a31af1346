public import ThresholdKeys

extension FROSTKeyPackage {
    /// The encoding in either format, which holds the share.
    ///
    /// Whoever reads it can use the share. Encrypt it, or write it where only the owner can read.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, in a buffer that is wiped; JSON as ASCII.
    public borrowing func secretEncoding(as format: FROSTFormat = .binary) -> SecretBytes {
        var writer = SecretPreimage(capacity: 640)
        switch format {
        case .binary:
            writer.append(PostcardBytes.header(ciphersuite))
            writer.append(identifier.bytes)
            writer.append(signingShare)
            writer.append(verifyingShare)
            writer.append(verifyingKey.point)
            writer.append(PostcardBytes.variableInteger(threshold.count))
        case .json:
            let head =
                JSONText.header(ciphersuite)
                + JSONText.field("identifier", identifier.bytes.hexadecimal)
                + ",\"signing_share\":\""
            let tail =
                "\"" + JSONText.field("verifying_share", verifyingShare.compressed.hexadecimal)
                + JSONText.field("verifying_key", verifyingKey.compressed.hexadecimal)
                + JSONText.field("min_signers", threshold.count) + "}"
            writer.append(Array(head.utf8))
            writer.append(signingShare.secretEncoding().hexadecimal())
            writer.append(Array(tail.utf8))
        }
        return writer.bytes()
    }

    /// Header | identifier | share | verification share | key | varint t.
    static func decode(
        binary bytes: borrowing SecretBytes, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTKeyPackage {
        let secretStart = PostcardBytes.header(ciphersuite).count + FROSTIdentifier.byteCount
        let secretEnd = secretStart + Scalar.byteCount
        // Only what is public is copied into arrays.
        var head = ByteReader(bytes.publicBytes(in: 0..<secretStart))
        try head.readHeader(ciphersuite)
        let identifier = try head.readIdentifier()
        guard bytes.count >= secretEnd else {
            throw .binary(
                .truncated(needed: Scalar.byteCount, available: bytes.count - secretStart))
        }
        let share = try SecretScalar(frost: bytes.part(secretStart..<secretEnd))
        var rest = ByteReader(bytes.publicBytes(in: secretEnd..<bytes.count))
        let verifyingShare = try rest.readPoint()
        let verifyingKey = try rest.readPoint()
        let threshold = try rest.readThreshold()
        try rest.end()
        return FROSTKeyPackage(
            ciphersuite: ciphersuite, identifier: identifier, signingShare: share,
            verifyingShare: verifyingShare, verifyingKey: verifyingKey, threshold: threshold)
    }

    /// The six fields, in any order.
    static func decode(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTKeyPackage {
        var reader = JSONReader()
        var identifier: FROSTIdentifier?
        var share: SecretScalar?
        var verifyingShare: Point?
        var verifyingKey: Point?
        var threshold: Threshold?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "identifier": identifier = try reader.readIdentifier(in: text)
            case "signing_share": share = try reader.readSecretScalar(in: text)
            case "verifying_share": verifyingShare = try reader.readPoint(of: field, in: text)
            case "verifying_key": verifyingKey = try reader.readPoint(of: field, in: text)
            case "min_signers":
                threshold = try Threshold(frost: reader.readInteger(in: text))
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        guard let identifier else { throw .missingField("identifier") }
        guard let share else { throw .missingField("signing_share") }
        guard let verifyingShare else { throw .missingField("verifying_share") }
        guard let verifyingKey else { throw .missingField("verifying_key") }
        guard let threshold else { throw .missingField("min_signers") }
        return FROSTKeyPackage(
            ciphersuite: ciphersuite, identifier: identifier, signingShare: share,
            verifyingShare: verifyingShare, verifyingKey: verifyingKey, threshold: threshold)
    }
}
