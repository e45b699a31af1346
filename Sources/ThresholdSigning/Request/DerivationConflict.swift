/// Why the parts of a derivation do not go together.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum DerivationConflict: Hashable, Sendable {
    /// A chain code is for a path.
    case chainCodeWithoutPath
    /// An output key of Taproot is one of BIP 340, and RFC 9591 signs for none.
    case taprootNotBIP340
    /// Raw tweaks are known to BIP 445 alone.
    case rawTweaksOutsideBIP445
    /// A rerandomisation goes with nothing else.
    case rerandomisationNotAlone
    /// BIP 445 has no rerandomisation.
    case rerandomisationInBIP445
    /// At most 255 raw tweaks have a place in a request.
    case tooManyRawTweaks(got: Int)
}

extension DerivationConflict: CustomStringConvertible {
    /// What goes with what.
    public var description: String {
        switch self {
        case .chainCodeWithoutPath: "a chain code needs a path, and there is none."
        case .taprootNotBIP340:
            "an output key of Taproot takes signatures of BIP 340, which rfc9591 does not make."
        case .rawTweaksOutsideBIP445: "raw tweaks are for bip445 alone."
        case .rerandomisationNotAlone:
            "a rerandomisation goes with no path and no output key."
        case .rerandomisationInBIP445: "bip445 has no rerandomisation."
        case .tooManyRawTweaks(let got): "a request has at most 255 raw tweaks; got \(got)."
        }
    }
}
