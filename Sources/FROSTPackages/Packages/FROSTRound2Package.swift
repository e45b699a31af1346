public import ThresholdKeys

/// What a participant sends to one other in the second round: that one's secret share of its
/// polynomial.
///
/// **Secret.** It goes over a channel that is confidential and authenticated. It is wiped when it
/// dies, and cannot be copied, compared or printed; writing it is a call of its own name,
/// ``secretEncoding(as:)``.
public struct FROSTRound2Package: ~Copyable, Sendable {
    /// The suite to which the package belongs.
    public let ciphersuite: FROSTCiphersuite

    /// f_i(j), the share; it may be zero.
    public let signingShare: SecretScalar

    /// Wraps a share.
    ///
    /// - Parameters:
    ///   - signingShare: The share.
    ///   - ciphersuite: The suite of the session.
    public init(_ signingShare: consuming SecretScalar, in ciphersuite: FROSTCiphersuite) {
        self.signingShare = signingShare
        self.ciphersuite = ciphersuite
    }

    /// Decodes a package from either format, in constant time as far as the share is concerned.
    ///
    /// - Parameters:
    ///   - bytes: The package and nothing else.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: borrowing SecretBytes, as format: FROSTFormat = .binary,
        in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary: self = try FROSTRound2Package.decode(binary: bytes, in: ciphersuite)
        case .json:
            self = try bytes.withBytes { text throws(FROSTEncodingError) in
                try FROSTRound2Package.decode(json: text, in: ciphersuite)
            }
        }
    }

    /// The encoding in either format, which holds the share.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, in a buffer that is wiped; JSON as ASCII.
    public borrowing func secretEncoding(as format: FROSTFormat = .binary) -> SecretBytes {
        var writer = SecretPreimage(capacity: 256)
        switch format {
        case .binary:
            writer.append(PostcardBytes.header(ciphersuite))
            writer.append(signingShare)
        case .json:
            writer.append(Array((JSONText.header(ciphersuite) + ",\"signing_share\":\"").utf8))
            writer.append(signingShare.secretEncoding().hexadecimal())
            writer.append(Array("\"}".utf8))
        }
        return writer.bytes()
    }

    /// Header | share.
    private static func decode(
        binary bytes: borrowing SecretBytes, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTRound2Package {
        let headerByteCount = PostcardBytes.header(ciphersuite).count
        var reader = ByteReader(bytes.publicBytes(in: 0..<headerByteCount))
        try reader.readHeader(ciphersuite)
        let expected = headerByteCount + Scalar.byteCount
        guard bytes.count >= expected else {
            throw .binary(
                .truncated(needed: Scalar.byteCount, available: bytes.count - headerByteCount))
        }
        guard bytes.count == expected else {
            throw .binary(.trailing(count: bytes.count - expected))
        }
        return FROSTRound2Package(
            try SecretScalar(frost: bytes.part(headerByteCount..<expected)), in: ciphersuite)
    }

    private static func decode(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTRound2Package {
        var reader = JSONReader()
        var share: SecretScalar?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "signing_share": share = try reader.readSecretScalar(in: text)
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        guard let share else { throw .missingField("signing_share") }
        return FROSTRound2Package(share, in: ciphersuite)
    }
}
