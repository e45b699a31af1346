package import PolynomialCommitments
package import Secp256k1Group

/// Bytes that a vector file writes as hexadecimal digits.
package struct HexValue: Decodable, Hashable, Sendable {
    /// The bytes.
    package let bytes: [UInt8]

    /// Takes bytes.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Decodes a JSON string of hexadecimal digits.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let bytes = [UInt8](hexadecimal: text) else {
            throw Swift.DecodingError.dataCorruptedError(
                in: container, debugDescription: "not hexadecimal: \(text)")
        }
        self.bytes = bytes
    }

    /// The bytes as a scalar below q.
    package func scalar() throws -> Scalar { try Scalar(bytes) }

    /// The bytes as a secret scalar below q.
    package func secretScalar() throws -> SecretScalar { SecretScalar(try Scalar(bytes)) }

    /// The bytes as a secret.
    package func secretBytes() -> SecretBytes { SecretBytes(copying: bytes) }

    /// The bytes as a compressed point; 33 zero bytes are infinity.
    package func point() throws -> Point {
        if bytes == Point.infinity.compressed { return .infinity }
        return try Point(compressed: bytes)
    }

    /// The bytes as a digest.
    package func digest() throws -> Digest {
        guard let digest = Digest(bytes) else { throw TestError("not 32 bytes: \(self)") }
        return digest
    }
}

extension HexValue: CustomStringConvertible {
    /// The digits.
    package var description: String { bytes.hexadecimal }
}

/// Why a test could not be carried out.
package struct TestError: Error, CustomStringConvertible {
    /// The reason.
    package let description: String

    /// States the reason.
    package init(_ description: String) {
        self.description = description
    }
}

extension CommitmentScheme {
    /// The scheme that a vector names.
    package static func named(_ name: String) throws -> CommitmentScheme {
        guard let scheme = CommitmentScheme(name: name) else {
            throw TestError("no scheme: \(name)")
        }
        return scheme
    }
}
