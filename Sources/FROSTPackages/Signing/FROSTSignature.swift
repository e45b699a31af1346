public import ThresholdKeys

/// A signature: R | z, 65 bytes, or x(R) | z, the 64 bytes of BIP 340, in the Taproot suite.
///
/// That it is well-formed says nothing about whether it verifies.
public struct FROSTSignature: Hashable, Sendable {
    /// The suite to which the signature belongs.
    public let ciphersuite: FROSTCiphersuite

    /// R, the nonce's point, never infinity; in the Taproot suite its y is even.
    public let noncePoint: Point

    /// z.
    public let response: Scalar

    /// Puts a signature together, valid or not.
    ///
    /// - Parameters:
    ///   - noncePoint: R; infinity gives `nil`. In the Taproot suite it stands for the point with the same x
    ///     and even y.
    ///   - response: z.
    ///   - ciphersuite: The suite of the key.
    public init?(noncePoint: Point, response: Scalar, in ciphersuite: FROSTCiphersuite) {
        if noncePoint.isInfinity { return nil }
        let isFlipped = ciphersuite == .secp256k1Taproot && noncePoint.hasOddY
        self.ciphersuite = ciphersuite
        self.noncePoint = isFlipped ? -noncePoint : noncePoint
        self.response = response
    }

    /// Decodes a signature from either format.
    ///
    /// - Parameters:
    ///   - bytes: The signature and nothing else; 65 bytes, 64 in the Taproot suite, or JSON text.
    ///   - format: Bytes, or JSON text: the bytes' hexadecimal digits in quotation marks.
    ///   - ciphersuite: The suite of the key.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: [UInt8], as format: FROSTFormat = .binary, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary: try self.init(binary: bytes, in: ciphersuite)
        case .json:
            let text = unsafe bytes.span.bytes
            var reader = JSONReader()
            try self.init(
                binary: reader.readHexadecimal(
                    byteCount: ciphersuite.signatureByteCount, of: FROSTSignature.name, in: text),
                in: ciphersuite)
            try reader.finish(in: text)
        }
    }

    /// The encoding in either format.
    ///
    /// - Parameter format: Bytes or JSON text.
    /// - Returns: The encoding, 65 bytes, 64 in the Taproot suite; JSON as ASCII.
    public func encoded(as format: FROSTFormat = .binary) -> [UInt8] {
        let bytes = SchnorrBytes.encode(
            noncePoint: noncePoint, response: response, in: ciphersuite)
        return switch format {
        case .binary: bytes
        case .json: Array("\"\(bytes.hexadecimal)\"".utf8)
        }
    }

    /// What a signature is called in an error.
    private static let name = "a signature"

    private init(
        binary bytes: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        (noncePoint, response) = try SchnorrBytes.decode(
            bytes, of: FROSTSignature.name, in: ciphersuite)
        self.ciphersuite = ciphersuite
    }
}
