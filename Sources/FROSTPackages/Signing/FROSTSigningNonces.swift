public import ThresholdKeys

/// What a signer keeps between its commitments and its signature share: two nonces, for one
/// signature.
///
/// **Secret.** Whoever knows the nonces of a published share knows the signer's share of the key, and so
/// does whoever sees two shares that were made with the same nonces. They are wiped when they die, and
/// cannot be copied, compared or printed; writing them is a call of its own name,
/// ``secretEncoding(as:)``. What was written has to be erased before the nonces are used.
public struct FROSTSigningNonces: ~Copyable, Sendable {
    /// d, the hiding nonce, never zero.
    public let hiding: SecretScalar

    /// e, the binding nonce, never zero.
    public let binding: SecretScalar

    /// d G and e G.
    public let commitments: FROSTSigningCommitments

    /// The suite to which the nonces belong.
    public var ciphersuite: FROSTCiphersuite { commitments.ciphersuite }

    /// Makes the commitments to two nonces, in constant time but for whether one is zero, which gives
    /// `nil`.
    ///
    /// Both are fresh and uniform, and used for nothing else.
    package init?(
        hiding: consuming SecretScalar, binding: consuming SecretScalar,
        in ciphersuite: FROSTCiphersuite
    ) {
        guard
            let commitments = FROSTSigningCommitments(
                hiding: hiding.timesGenerator(), binding: binding.timesGenerator(),
                in: ciphersuite)
        else { return nil }
        self.hiding = hiding
        self.binding = binding
        self.commitments = commitments
    }

    /// Decodes nonces from either format, in constant time as far as they are concerned, and checks that
    /// they are not zero and that the commitments are theirs, which the crates leave to the caller.
    ///
    /// Only whether a nonce is below q, whether it is zero and whether it belongs to its commitment
    /// shows in the time, as it does in the error.
    ///
    /// - Parameters:
    ///   - bytes: The nonces and nothing else; 140 bytes, or JSON text.
    ///   - format: Bytes or JSON text.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError``.
    public init(
        decoding bytes: borrowing SecretBytes, as format: FROSTFormat = .binary,
        in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        switch format {
        case .binary: self = try FROSTSigningNonces.decode(binary: bytes, in: ciphersuite)
        case .json:
            self = try bytes.withBytes { text throws(FROSTEncodingError) in
                try FROSTSigningNonces.decode(json: text, in: ciphersuite)
            }
        }
    }

    /// Insists that both nonces belong to the commitments that came with them.
    static func checked(
        hiding: consuming SecretScalar, binding: consuming SecretScalar,
        stated: FROSTSigningCommitments
    ) throws(FROSTEncodingError) -> FROSTSigningNonces {
        guard
            let nonces = FROSTSigningNonces(
                hiding: hiding, binding: binding, in: stated.ciphersuite)
        else { throw .nonceZero }
        guard nonces.commitments == stated else { throw .nonceMismatch }
        return nonces
    }
}
