public import ThresholdKeys

extension FROSTSigningNonces {
    /// The encoding in either format, which holds the nonces.
    ///
    /// Whoever reads it and sees the signature share knows the share of the key. Encrypt it, or write it
    /// where only the owner can read, and erase it before the nonces are used.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, 140 bytes, in a buffer that is wiped; JSON as ASCII.
    public borrowing func secretEncoding(as format: FROSTFormat = .binary) -> SecretBytes {
        var writer = SecretPreimage(capacity: 640)
        switch format {
        case .binary:
            writer.append(PostcardBytes.header(ciphersuite))
            writer.append(hiding)
            writer.append(binding)
            writer.append(commitments.encoded())
        case .json:
            writer.append(Array((JSONText.header(ciphersuite) + ",\"hiding\":\"").utf8))
            writer.append(hiding.secretEncoding().hexadecimal())
            writer.append(Array("\",\"binding\":\"".utf8))
            writer.append(binding.secretEncoding().hexadecimal())
            writer.append(Array(("\",\"commitments\":" + commitments.json + "}").utf8))
        }
        return writer.bytes()
    }

    /// Header | d | e | commitments with a header of their own.
    static func decode(
        binary bytes: borrowing SecretBytes, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTSigningNonces {
        let start = PostcardBytes.header(ciphersuite).count
        let middle = start + Scalar.byteCount
        let end = middle + Scalar.byteCount
        // Only what is public is copied into arrays.
        var head = ByteReader(bytes.publicBytes(in: 0..<start))
        try head.readHeader(ciphersuite)
        guard bytes.count >= end else {
            throw .binary(.truncated(needed: end - start, available: bytes.count - start))
        }
        var rest = ByteReader(bytes.publicBytes(in: end..<bytes.count))
        let commitments = try FROSTSigningCommitments(from: &rest, in: ciphersuite)
        try rest.end()
        return try checked(
            hiding: try SecretScalar(frost: bytes.part(start..<middle)),
            binding: try SecretScalar(frost: bytes.part(middle..<end)), stated: commitments)
    }

    /// The four fields, in any order.
    static func decode(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTSigningNonces {
        var reader = JSONReader()
        var hiding: SecretScalar?
        var binding: SecretScalar?
        var commitments: FROSTSigningCommitments?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "hiding": hiding = try reader.readSecretScalar(in: text)
            case "binding": binding = try reader.readSecretScalar(in: text)
            case "commitments":
                commitments = try FROSTSigningCommitments(from: &reader, in: text, ciphersuite)
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        guard let hiding else { throw .missingField("hiding") }
        guard let binding else { throw .missingField("binding") }
        guard let commitments else { throw .missingField("commitments") }
        return try checked(hiding: hiding, binding: binding, stated: commitments)
    }
}
