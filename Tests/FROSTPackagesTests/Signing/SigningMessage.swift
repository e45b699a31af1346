import TestSupport

@testable import FROSTPackages

/// The messages of a signing session, each with a sample, for what is the same in all of them.
enum SigningMessage: CaseIterable {
    case commitments
    case nonces
    case package
    case share
    case signature

    /// Decodes, and encodes what was decoded.
    func again(
        _ bytes: [UInt8], _ format: FROSTFormat, _ suite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> [UInt8] {
        switch self {
        case .commitments:
            return try FROSTSigningCommitments(decoding: bytes, as: format, in: suite)
                .encoded(as: format)
        case .nonces:
            let nonces = try FROSTSigningNonces(
                decoding: SecretBytes(copying: bytes), as: format, in: suite)
            let encoding = nonces.secretEncoding(as: format)
            return encoding.publicBytes(in: 0..<encoding.count)
        case .package:
            return try FROSTSigningPackage(decoding: bytes, as: format, in: suite)
                .encoded(as: format)
        case .share:
            return try FROSTSignatureShare(decoding: bytes, as: format, in: suite)
                .encoded(as: format)
        case .signature:
            return try FROSTSignature(decoding: bytes, as: format, in: suite).encoded(as: format)
        }
    }

    /// Why bytes are refused; `nil` if they are not.
    func refusal(
        of bytes: [UInt8], as format: FROSTFormat = .binary,
        in suite: FROSTCiphersuite = .secp256k1
    ) -> FROSTEncodingError? {
        do throws(FROSTEncodingError) {
            _ = try again(bytes, format, suite)
            return nil
        } catch {
            return error
        }
    }

    /// Why hexadecimal digits are refused.
    func refusal(hexadecimal: String) throws -> FROSTEncodingError? {
        guard let bytes = [UInt8](hexadecimal: hexadecimal) else {
            throw TestError("not hexadecimal: \(hexadecimal)")
        }
        return refusal(of: bytes)
    }

    /// Why text is refused.
    func refusal(json: String) -> FROSTEncodingError? { refusal(of: Array(json.utf8), as: .json) }

    /// One of each, with nonces and identifiers that are small.
    func sample(_ format: FROSTFormat, _ suite: FROSTCiphersuite) throws -> [UInt8] {
        let nonces = try SigningMessage.nonces(3, 4, suite)
        switch self {
        case .commitments: return nonces.commitments.encoded(as: format)
        case .nonces:
            let encoding = nonces.secretEncoding(as: format)
            return encoding.publicBytes(in: 0..<encoding.count)
        case .package:
            let other = try SigningMessage.nonces(5, 6, suite)
            return try FROSTSigningPackage(
                [
                    .init(FROSTIdentifier(ParticipantIndex(1)), nonces.commitments),
                    .init(FROSTIdentifier(ParticipantIndex(2)), other.commitments),
                ], message: Array("hello".utf8), in: suite
            ).encoded(as: format)
        case .share: return FROSTSignatureShare(Scalar(7), in: suite).encoded(as: format)
        case .signature:
            guard
                let signature = FROSTSignature(
                    noncePoint: Scalar(8).timesGenerator(), response: Scalar(9), in: suite)
            else { throw TestError("infinity") }
            return signature.encoded(as: format)
        }
    }

    static func nonces(
        _ hiding: UInt64, _ binding: UInt64, _ suite: FROSTCiphersuite
    ) throws -> FROSTSigningNonces {
        switch FROSTSigningNonces(
            hiding: SecretScalar(Scalar(hiding)), binding: SecretScalar(Scalar(binding)), in: suite)
        {
        case .some(let nonces): return nonces
        case .none: throw TestError("a nonce is zero")
        }
    }
}
