public import ThresholdKeys

/// What a signer answers: its share of the signature.
///
/// Public. Whether it is right shows in an equation with the signer's commitments and its public share of
/// the key; the encoding does not say whose it is, nor of which session.
public struct FROSTSignatureShare: Hashable, Sendable {
    /// The suite of the session; only JSON text states it.
    public let ciphersuite: FROSTCiphersuite

    /// z_i, the share.
    public let scalar: Scalar

    /// The size of the binary encoding.
    public static let byteCount = Scalar.byteCount

    /// Wraps a share, right or not.
    ///
    /// - Parameters:
    ///   - scalar: z_i.
    ///   - ciphersuite: The suite of the session.
    public init(_ scalar: Scalar, in ciphersuite: FROSTCiphersuite) {
        self.scalar = scalar
        self.ciphersuite = ciphersuite
    }

    /// Decodes a share from either format.
    ///
    /// The bytes are a scalar and nothing else, so a share of the other suite is not noticed; JSON text names
    /// its suite.
    ///
    /// - Parameters:
    ///   - bytes: The share and nothing else; 32 bytes, or JSON text.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: [UInt8], as format: FROSTFormat = .binary, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary:
            var reader = ByteReader(bytes)
            let scalar = try reader.plain { reader throws(DecodingError) in
                try reader.readScalar()
            }
            try reader.end()
            self.init(scalar, in: ciphersuite)
        case .json: try self.init(json: unsafe bytes.span.bytes, in: ciphersuite)
        }
    }

    /// The encoding in either format.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, 32 bytes without a header; JSON, which has one, as ASCII.
    public func encoded(as format: FROSTFormat = .binary) -> [UInt8] {
        switch format {
        case .binary: scalar.encoded
        case .json:
            Array(
                (JSONText.header(ciphersuite) + JSONText.field("share", scalar.encoded.hexadecimal)
                    + "}").utf8)
        }
    }

    private init(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = JSONReader()
        var scalar: Scalar?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "share": scalar = try reader.readScalar(of: field, in: text)
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        guard let scalar else { throw .missingField("share") }
        self.init(scalar, in: ciphersuite)
    }
}
