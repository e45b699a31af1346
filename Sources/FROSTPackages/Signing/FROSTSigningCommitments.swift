public import ThresholdKeys

/// What a signer publishes before it signs: the points of its two nonces.
///
/// Public, and for one signature only.
public struct FROSTSigningCommitments: Hashable, Sendable {
    /// The suite to which the commitments belong.
    public let ciphersuite: FROSTCiphersuite

    /// D = d G, the point of the hiding nonce, never infinity.
    public let hiding: Point

    /// E = e G, the point of the binding nonce, never infinity.
    public let binding: Point

    /// Puts the two points together.
    ///
    /// - Parameters:
    ///   - hiding: D; infinity gives `nil`.
    ///   - binding: E; infinity gives `nil`.
    ///   - ciphersuite: The suite of the session.
    public init?(hiding: Point, binding: Point, in ciphersuite: FROSTCiphersuite) {
        if hiding.isInfinity || binding.isInfinity { return nil }
        self.init(finiteHiding: hiding, finiteBinding: binding, in: ciphersuite)
    }

    private init(finiteHiding: Point, finiteBinding: Point, in ciphersuite: FROSTCiphersuite) {
        self.ciphersuite = ciphersuite
        hiding = finiteHiding
        binding = finiteBinding
    }

    /// Decodes commitments from either format.
    ///
    /// That they are well-formed says nothing about whether anybody knows the nonces.
    ///
    /// - Parameters:
    ///   - bytes: The commitments and nothing else; 71 bytes, or JSON text.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: [UInt8], as format: FROSTFormat = .binary, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary:
            var reader = ByteReader(bytes)
            try self.init(from: &reader, in: ciphersuite)
            try reader.end()
        case .json:
            let text = unsafe bytes.span.bytes
            var reader = JSONReader()
            try self.init(from: &reader, in: text, ciphersuite)
            try reader.finish(in: text)
        }
    }

    /// The encoding in either format.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, 71 bytes; JSON as ASCII.
    public func encoded(as format: FROSTFormat = .binary) -> [UInt8] {
        switch format {
        case .binary:
            PostcardBytes.header(ciphersuite) + hiding.compressed + binding.compressed
        case .json: Array(json.utf8)
        }
    }

    /// {"header":...,"hiding":"...","binding":"..."}, which other messages contain.
    var json: String {
        JSONText.header(ciphersuite)
            + JSONText.field("hiding", hiding.compressed.hexadecimal)
            + JSONText.field("binding", binding.compressed.hexadecimal) + "}"
    }

    /// Header | D | E, which other messages contain with a header of its own.
    init(
        from reader: inout ByteReader, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        try reader.readHeader(ciphersuite)
        let hiding = try reader.readPoint()
        self.init(
            finiteHiding: hiding, finiteBinding: try reader.readPoint(), in: ciphersuite)
    }

    /// The three fields, in any order.
    init(
        from reader: inout JSONReader, in text: RawSpan, _ ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var hiding: Point?
        var binding: Point?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "hiding": hiding = try reader.readPoint(of: field, in: text)
            case "binding": binding = try reader.readPoint(of: field, in: text)
            default: throw .unknownField(field)
            }
        }
        try object.require("header")
        guard let hiding else { throw .missingField("hiding") }
        guard let binding else { throw .missingField("binding") }
        self.init(finiteHiding: hiding, finiteBinding: binding, in: ciphersuite)
    }
}
