import FROSTPackages

/// The messages of a signing session of the FROST crates.
enum SigningMessage {
    case commitments
    case nonces
    case package
    case share
    case signature

    /// Reads the input in both formats and both suites.
    ///
    /// Bytes have one encoding; text may be written otherwise, and is then read as the same value.
    func read(_ bytes: [UInt8]) {
        for suite in FROSTCiphersuite.allCases {
            if let again = try? again(bytes, .binary, suite) { precondition(again == bytes) }
            if let text = try? again(bytes, .json, suite) {
                guard let same = try? again(text, .json, suite) else {
                    preconditionFailure("what is written is read")
                }
                precondition(same == text)
            }
        }
    }

    /// Decodes, and encodes what was decoded.
    private func again(
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
}
