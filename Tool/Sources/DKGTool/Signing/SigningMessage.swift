import FROSTKeyGeneration
import ThresholdSigning

/// A message of a signing session, to be written.
enum SigningMessage {
    case commitment(NonceCommitment)
    case request(SigningRequest, of: ThresholdKey)
    case share(SignatureShare)
    case signature(ThresholdSignature)

    /// The bytes of this package.
    var encoded: [UInt8] {
        switch self {
        case .commitment(let commitment): commitment.encoded
        case .request(let request, _): request.encoded
        case .share(let share): share.encoded
        case .signature(let signature): signature.encoded
        }
    }

    /// What a file gets; text in hexadecimal digits ends its line.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - scheme: The scheme of the session.
    /// - Returns: The content.
    /// - Throws: ``UsageError``, if the crates know no such session, or `SigningRequestError`.
    func encoded(as format: SigningFormat, in scheme: SigningScheme) throws -> [UInt8] {
        switch format {
        case .hex: return Array((encoded.hexadecimal + "\n").utf8)
        case .raw: return encoded
        case .frostBinary, .frostJSON:
            let suite = try SigningMessage.suite(of: scheme, format)
            return try encoded(by: format.crates ?? .binary, in: suite)
        }
    }

    /// The suite of the crates for a format of theirs.
    @discardableResult
    static func suite(
        of scheme: SigningScheme, _ format: SigningFormat
    ) throws(UsageError) -> FROSTCiphersuite {
        guard let suite = scheme.ciphersuite else {
            throw UsageError(
                "--format \(format.rawValue): the crates have no \(SigningSchemeName.text(of: scheme)); "
                    + "take hex or raw.")
        }
        return suite
    }

    private func encoded(by format: FROSTFormat, in suite: FROSTCiphersuite) throws -> [UInt8] {
        switch self {
        case .commitment(let commitment):
            commitment.frostCommitments(in: suite)?.encoded(as: format) ?? []
        case .request(let request, let key):
            try request.frostPackage(of: key)?.encoded(as: format) ?? []
        case .share(let share): share.frostShare(in: suite).encoded(as: format)
        case .signature(let signature):
            try FROSTSignature(decoding: signature.encoded, in: suite).encoded(as: format)
        }
    }
}
