public import ThresholdKeys

/// Which key signs, as data from which every signer computes the tweaks itself (Signing.md, section 4, "Derivation").
///
/// What is applied comes in this order: the path, the Taproot output, raw tweaks. A rerandomisation stands alone.
public struct SigningDerivation: Hashable, Sendable {
    /// The steps of BIP 32 from the key, none of them hardened; empty for the key itself.
    public let path: DerivationPath

    /// The chain code at the beginning of the path; `nil` for `ChainCode.init(of:)`.
    public let chainCode: ChainCode?

    /// What the Taproot output commits to; `nil` if there is no output key.
    public let taproot: TaprootCommitment?

    /// The seed of a rerandomised signature, 32 bytes; `nil` for none.
    public let rerandomisation: Digest?

    /// Tweaks of which nobody can tell what they are for (``unverified(_:after:)``).
    public let rawTweaks: [KeyTweak]

    /// The key as it is.
    public static let none = SigningDerivation(
        path: DerivationPath(), chainCode: nil, taproot: nil, rerandomisation: nil, rawTweaks: [])

    /// A descendant of the key.
    ///
    /// - Parameters:
    ///   - path: The steps from the key.
    ///   - chainCode: The chain code at its beginning; `nil` for the one that follows from the key.
    /// - Returns: The derivation.
    public static func descendant(
        _ path: DerivationPath, chainCode: ChainCode? = nil
    ) -> SigningDerivation {
        SigningDerivation(
            path: path, chainCode: path.steps.isEmpty ? nil : chainCode, taproot: nil,
            rerandomisation: nil, rawTweaks: [])
    }

    /// The output key of Taproot, of the key itself or of a descendant.
    ///
    /// - Parameters:
    ///   - commitment: What it commits to.
    ///   - path: The steps from the key to the internal key.
    ///   - chainCode: The chain code at its beginning; `nil` for the one that follows from the key.
    /// - Returns: The derivation.
    public static func taproot(
        _ commitment: TaprootCommitment = .withoutScripts, path: DerivationPath = DerivationPath(),
        chainCode: ChainCode? = nil
    ) -> SigningDerivation {
        SigningDerivation(
            path: path, chainCode: path.steps.isEmpty ? nil : chainCode, taproot: commitment,
            rerandomisation: nil, rawTweaks: [])
    }

    /// A key that nobody can link to the group's, good for one signature; not in BIP 445.
    ///
    /// - Parameter seed: 32 fresh bytes from the coordinator.
    /// - Returns: The derivation.
    public static func rerandomised(seed: Digest) -> SigningDerivation {
        SigningDerivation(
            path: DerivationPath(), chainCode: nil, taproot: nil, rerandomisation: seed,
            rawTweaks: [])
    }

    /// Tweaks that come from somewhere, after another derivation; in BIP 445 alone.
    ///
    /// A signer cannot tell for which key it signs then, and refuses unless its options say otherwise.
    ///
    /// - Parameters:
    ///   - tweaks: The tweaks in their order, at most 255.
    ///   - derivation: What comes before.
    /// - Returns: The derivation.
    public static func unverified(
        _ tweaks: [KeyTweak], after derivation: SigningDerivation = .none
    ) -> SigningDerivation {
        SigningDerivation(
            path: derivation.path, chainCode: derivation.chainCode, taproot: derivation.taproot,
            rerandomisation: derivation.rerandomisation, rawTweaks: derivation.rawTweaks + tweaks)
    }

    /// Puts a derivation together, whether it makes sense or not.
    init(
        path: DerivationPath, chainCode: ChainCode?, taproot: TaprootCommitment?,
        rerandomisation: Digest?, rawTweaks: [KeyTweak]
    ) {
        self.path = path
        self.chainCode = chainCode
        self.taproot = taproot
        self.rerandomisation = rerandomisation
        self.rawTweaks = rawTweaks
    }

    /// How many raw tweaks a request has room for.
    private static let maximumRawTweakCount = 255

    /// Whether these parts go together, and in this scheme.
    func check(for scheme: SigningScheme) throws(SigningRequestError) {
        if chainCode != nil && path.steps.isEmpty { throw .derivation(.chainCodeWithoutPath) }
        if rawTweaks.count > SigningDerivation.maximumRawTweakCount {
            throw .derivation(.tooManyRawTweaks(got: rawTweaks.count))
        }
        if taproot != nil && scheme == .rfc9591 { throw .derivation(.taprootNotBIP340) }
        switch scheme {
        case .rfc9591, .taproot:
            if !rawTweaks.isEmpty { throw .derivation(.rawTweaksOutsideBIP445) }
            if rerandomisation != nil && (!path.steps.isEmpty || taproot != nil) {
                throw .derivation(.rerandomisationNotAlone)
            }
        case .bip445:
            if rerandomisation != nil { throw .derivation(.rerandomisationInBIP445) }
        }
    }
}
