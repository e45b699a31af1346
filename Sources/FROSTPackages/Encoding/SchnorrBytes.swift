internal import ThresholdKeys

/// R | z, a Schnorr signature; in the Taproot suite only the x-coordinate of R, whose y is even.
///
/// A proof of knowledge is one as well.
enum SchnorrBytes {
    /// Writes both.
    static func encode(
        noncePoint: Point, response: Scalar, in ciphersuite: FROSTCiphersuite
    ) -> [UInt8] {
        let point = noncePoint.compressed
        return switch ciphersuite {
        case .secp256k1: point + response.encoded
        case .secp256k1Taproot: point.dropFirst() + response.encoded
        }
    }

    /// Reads both: R is a point and not infinity, z is below q.
    static func decode(
        _ bytes: [UInt8], of field: String, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> (noncePoint: Point, response: Scalar) {
        guard bytes.count == ciphersuite.signatureByteCount else {
            throw .length(
                field: field, expected: ciphersuite.signatureByteCount, got: bytes.count)
        }
        let x = Array(bytes.dropLast(Scalar.byteCount))
        let noncePoint = try Point(frost: ciphersuite == .secp256k1Taproot ? [2] + x : x)
        return (noncePoint, try Scalar(frost: bytes.suffix(Scalar.byteCount)))
    }
}
