public import FROSTPackages
public import PolynomialCommitments
public import ThresholdKeys

// The messages of a session in the form of the FROST crates, for sessions with their signers and coordinators. What these
// bytes do not say (the derivation, the epoch) has to be agreed on otherwise.

extension NonceCommitment {
    /// Takes over a commitment of the crates.
    ///
    /// - Parameter commitments: The crates' form.
    public init(_ commitments: FROSTSigningCommitments) {
        // Neither of the crates' points is infinity.
        hiding = commitments.hiding
        binding = commitments.binding
    }

    /// The crates' form.
    ///
    /// - Parameter ciphersuite: The suite of the session.
    /// - Returns: The commitment, which is written by its `encoded(as:)`.
    public func frostCommitments(in ciphersuite: FROSTCiphersuite) -> FROSTSigningCommitments? {
        FROSTSigningCommitments(hiding: hiding, binding: binding, in: ciphersuite)
    }
}

extension SigningRequest {
    /// Takes over what a coordinator of the crates asks.
    ///
    /// - Parameters:
    ///   - package: The signing package.
    ///   - key: The key; an identifier of the crates is an evaluation point.
    ///   - derivation: Which key signs: the package does not say it.
    /// - Throws: ``SigningRequestError``.
    public init(
        _ package: FROSTSigningPackage, with key: ThresholdKey,
        derivation: SigningDerivation = .none
    ) throws(SigningRequestError) {
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for entry in package.entries {
            let point = entry.identifier.scalar
            guard let member = key.member(at: point) else { throw .unknownSigner(point) }
            commitments[member.index] = NonceCommitment(entry.commitments)
        }
        try self.init(
            for: package.message, with: key,
            by: package.ciphersuite == .secp256k1 ? .rfc9591 : .taproot, derivation: derivation,
            commitments: commitments)
    }

    /// What signers of the crates are asked; `nil` in BIP 445, which they do not speak.
    ///
    /// - Parameter key: The key.
    /// - Returns: The signing package.
    /// - Throws: ``SigningRequestError``, if the request is not one for this key.
    public func frostPackage(of key: ThresholdKey) throws(SigningRequestError)
        -> FROSTSigningPackage?
    {
        guard let ciphersuite = scheme.ciphersuite else { return nil }
        let members = try checkRules(for: key)
        var entries: [FROSTSigningPackage.Entry] = []
        for (member, commitment) in zip(
            members, try commitments(of: members, arithmetic: .standard))
        {
            guard let identifier = FROSTIdentifier(member.evaluationPoint),
                let commitments = commitment.frostCommitments(in: ciphersuite)
            else { throw .unknownSigner(member.evaluationPoint) }
            entries.append(FROSTSigningPackage.Entry(identifier, commitments))
        }
        return try? FROSTSigningPackage(entries, message: message, in: ciphersuite)
    }
}

extension SignatureShare {
    /// Takes over a share of the crates.
    ///
    /// - Parameters:
    ///   - share: The crates' form, which does not say whose it is.
    ///   - index: Whose it is.
    public init(_ share: FROSTSignatureShare, of index: ParticipantIndex) {
        self.init(share.scalar, of: index)
    }

    /// The crates' form.
    ///
    /// - Parameter ciphersuite: The suite of the session.
    /// - Returns: The share, which is written by its `encoded(as:)`.
    public func frostShare(in ciphersuite: FROSTCiphersuite) -> FROSTSignatureShare {
        FROSTSignatureShare(value, in: ciphersuite)
    }
}
