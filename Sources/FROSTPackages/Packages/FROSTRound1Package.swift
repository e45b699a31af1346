public import ThresholdKeys

/// What every participant broadcasts in the first round: commitments to its polynomial, and the proof
/// that it knows the constant term.
///
/// Public. Everybody has to receive the same package from a sender; compare
/// `FROSTReceiver.session` if the channel does not ensure it.
public struct FROSTRound1Package: Hashable, Sendable {
    /// The suite to which the package belongs.
    public let ciphersuite: FROSTCiphersuite

    /// The commitments phi_0 to phi_{t-1}.
    public let commitment: FeldmanCommitment

    /// The proof of knowledge of the constant term.
    public let proof: FROSTProof

    /// Puts a package together, valid or not.
    package init(ciphersuite: FROSTCiphersuite, commitment: FeldmanCommitment, proof: FROSTProof) {
        self.ciphersuite = ciphersuite
        self.commitment = commitment
        self.proof = proof
    }

    /// Decodes a package from either format.
    ///
    /// That it is well-formed says nothing about the proof, nor about the number of commitments.
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

    /// Header | varint t | t points | varint length | proof.
    private var binary: [UInt8] {
        let proof = proof.encoded(in: ciphersuite)
        var writer = ByteWriter(capacity: 80 + Point.compressedByteCount * commitment.points.count)
        writer.append(PostcardBytes.header(ciphersuite))
        writer.append(PostcardBytes.variableInteger(commitment.points.count))
        for point in commitment.points { writer.append(compressed: point) }
        writer.append(PostcardBytes.variableInteger(proof.count))
        writer.append(proof)
        return writer.bytes
    }

    private init(
        binary bytes: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = ByteReader(bytes)
        try reader.readHeader(ciphersuite)
        var points: [Point] = []
        for _ in 0..<(try reader.readVariableInteger()) { points.append(try reader.readPoint()) }
        let length = try reader.readVariableInteger()
        let proof = try reader.plain { reader throws(DecodingError) in
            try reader.readBytes(length)
        }
        try reader.end()
        self.init(
            ciphersuite: ciphersuite, commitment: FeldmanCommitment(points: points),
            proof: try FROSTProof(decoding: proof, in: ciphersuite))
    }

    private var json: String {
        let points = commitment.points.map { "\"\($0.compressed.hexadecimal)\"" }
        return JSONText.header(ciphersuite)
            + ",\"commitment\":[" + points.joined(separator: ",") + "]"
            + JSONText.field("proof_of_knowledge", proof.encoded(in: ciphersuite).hexadecimal) + "}"
    }

    private init(
        json text: RawSpan, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        var reader = JSONReader()
        var points: [Point] = []
        var proof: FROSTProof?
        var object = try reader.beginObject(in: text)
        while let field = try reader.nextField(of: &object, in: text) {
            switch field {
            case "header": try reader.readHeader(ciphersuite, in: text)
            case "commitment":
                try reader.beginArray(in: text)
                while try reader.hasElement(isFirst: points.isEmpty, in: text) {
                    points.append(try reader.readPoint(of: "a commitment", in: text))
                }
            case "proof_of_knowledge":
                proof = try FROSTProof(
                    decoding: reader.readHexadecimal(
                        byteCount: ciphersuite.proofByteCount, of: "a proof of knowledge", in: text),
                    in: ciphersuite)
            default: throw .unknownField(field)
            }
        }
        try reader.finish(in: text)
        try object.require("header")
        try object.require("commitment")
        guard let proof else { throw .missingField("proof_of_knowledge") }
        self.init(
            ciphersuite: ciphersuite, commitment: FeldmanCommitment(points: points), proof: proof)
    }
}

extension FROSTRound1Package {
    /// Whether the proof of knowledge is one by a participant: it names its sender.
    ///
    /// - Parameter identifier: Who is said to have sent the package.
    /// - Returns: `true` if it verifies.
    public func isProved(by identifier: FROSTIdentifier) -> Bool {
        proof.isValid(for: commitment.constantTerm, by: identifier, in: ciphersuite)
    }
}
