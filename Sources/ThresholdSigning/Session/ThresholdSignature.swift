import FROSTPackages
public import ThresholdKeys

/// A signature that shares of a key made together, and that anybody verifies without knowing of shares.
public struct ThresholdSignature: Hashable, Sendable {
    /// The scheme that made it.
    public let scheme: SigningScheme

    /// The encoding: R compressed and z, 65 bytes; of BIP 340 x(R) and z, 64 bytes.
    public let encoded: [UInt8]

    init(scheme: SigningScheme, noncePoint: Point, response: Scalar) {
        self.scheme = scheme
        encoded = noncePoint.compressed.dropFirst(scheme.isBIP340 ? 1 : 0) + response.encoded
    }

    /// Decodes a signature; whether it verifies is another question.
    ///
    /// - Parameters:
    ///   - bytes: 65 bytes, of BIP 340 64.
    ///   - scheme: The scheme.
    /// - Throws: `DecodingError`, if they are another number.
    public init(decoding bytes: [UInt8], of scheme: SigningScheme) throws(DecodingError) {
        var reader = ByteReader(bytes)
        encoded = try reader.readBytes(scheme.signatureByteCount)
        try reader.finish()
        self.scheme = scheme
    }

    /// Whether it is a signature of a message, by libsecp256k1; variable time.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - key: The key that signed: ``SigningSession/signingKey``. Of BIP 340 its x-coordinate alone counts.
    /// - Returns: `true` if it verifies.
    public func isValid(for message: [UInt8], under key: PublicKey) -> Bool {
        guard scheme.isBIP340 else { return isRFC9591(message, key.point) }
        guard let signature = try? Signature(decoding: encoded) else { return false }
        return key.verificationKey.isValid(signature, forMessage: message)
    }

    /// z G = R + c Y (Signing.md, section 1.1), where R is compared by its bytes: what no point has is none.
    private func isRFC9591(_ message: [UInt8], _ key: Point) -> Bool {
        let nonce = Array(encoded.prefix(Point.compressedByteCount))
        guard let response = try? Scalar(decoding: encoded.suffix(Scalar.byteCount)) else {
            return false
        }
        let challenge = SigningTerms.challenge(nonce, key, message, .secp256k1)
        // Two products and a sum: the product of G has a table, which a sum with it in one call has not.
        let expected = key.multiplied(by: -challenge) + response.timesGenerator()
        return !expected.isInfinity && expected.compressed == nonce
    }
}

extension ThresholdSignature: CustomStringConvertible {
    /// The encoding in lower-case hexadecimal digits.
    public var description: String { encoded.hexadecimal }
}
