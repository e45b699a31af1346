public import ThresholdKeys

/// What a participant keeps: its secret share of the key.
///
/// **Secret.** It is wiped when it dies, and cannot be copied, compared or printed; writing it is a
/// call of its own name, ``secretEncoding(as:)``.
public struct FROSTKeyPackage: ~Copyable, Sendable {
    /// The suite to which the package belongs.
    public let ciphersuite: FROSTCiphersuite

    /// Whose share it is.
    public let identifier: FROSTIdentifier

    /// s_i, the secret share, never zero.
    public let signingShare: SecretScalar

    /// The share times G.
    public let verifyingShare: Point

    /// The public key, never infinity.
    public let verifyingKey: PublicKey

    /// t, the number of shares that sign.
    public let threshold: Threshold

    /// Puts a package together whose share and verification share the caller has matched.
    package init(
        ciphersuite: FROSTCiphersuite, identifier: FROSTIdentifier,
        signingShare: consuming SecretScalar, verifyingShare: Point, verifyingKey: Point,
        threshold: Threshold
    ) {
        self.ciphersuite = ciphersuite
        self.identifier = identifier
        self.signingShare = signingShare
        self.verifyingShare = verifyingShare
        self.verifyingKey = PublicKey(finite: verifyingKey)
        self.threshold = threshold
    }

    /// Decodes a package from either format, in constant time as far as the share is concerned, and
    /// checks that the share belongs to its verification share, which the crates leave to the caller.
    ///
    /// - Parameters:
    ///   - bytes: The package and nothing else.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite that is expected.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: borrowing SecretBytes, as format: FROSTFormat = .binary,
        in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        self = try FROSTKeyPackage.checked(
            FROSTKeyPackage.decode(bytes, as: format, in: ciphersuite))
    }

    private static func decode(
        _ bytes: borrowing SecretBytes, as format: FROSTFormat, in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) -> FROSTKeyPackage {
        switch format {
        case .binary:
            return try decode(binary: bytes, in: ciphersuite)
        case .json:
            return try bytes.withBytes { text throws(FROSTEncodingError) in
                try decode(json: text, in: ciphersuite)
            }
        }
    }

    private static func checked(
        _ package: consuming FROSTKeyPackage
    ) throws(FROSTEncodingError) -> FROSTKeyPackage {
        guard package.signingShare.timesGenerator() == package.verifyingShare else {
            throw .shareMismatch(package.identifier)
        }
        return package
    }
}
