import ArgumentParser
import ThresholdSigning

/// The options that say which key is derived.
struct TweakOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The path from the key, as m/0/7; no step is hardened. (default: the key itself)",
            valueName: "path"),
        transform: TweakOptions.path)
    var path: DerivationPath?

    @Option(
        help: ArgumentHelp(
            "The chain code at its beginning, 64 hexadecimal digits or a file with them. (default: the one that follows "
                + "from the key)", valueName: "code"),
        completion: .file())
    var chainCode: String?

    @Flag(help: "Then the Taproot output key, which commits to no script without --merkle-root.")
    var taproot = false

    @Option(
        help: ArgumentHelp(
            "The Merkle root that the output commits to, 64 hexadecimal digits or a file with them.",
            valueName: "root"),
        completion: .file())
    var merkleRoot: String?

    func validate() throws {
        if merkleRoot != nil && !taproot {
            throw ValidationError("--merkle-root needs --taproot: it is for an output key.")
        }
    }

    @Sendable
    private static func path(_ text: String) throws -> DerivationPath {
        do throws(DerivationError) {
            return try DerivationPath(text)
        } catch {
            throw UsageError(error.description)
        }
    }

    /// Whether anything is derived.
    var isEmpty: Bool { path == nil && chainCode == nil && !taproot }

    /// The steps; none for the key itself.
    var steps: DerivationPath { path ?? DerivationPath() }

    /// The chain code, if one is given.
    func code() throws -> ChainCode? {
        try chainCode.map {
            try ChainCode(decoding: Digits.bytes($0, "--chain-code", ChainCode.byteCount))
        }
    }

    /// What the output commits to; `nil` if there is none.
    func commitment() throws -> TaprootCommitment? {
        guard taproot else { return nil }
        return try TaprootCommitment(
            merkleRoot: merkleRoot.map {
                try Digits.bytes($0, "--merkle-root", ChainCode.byteCount)
            } ?? [])
    }

    /// The derivation of a request.
    func derivation() throws -> SigningDerivation {
        if chainCode != nil && steps.steps.isEmpty {
            throw UsageError("--chain-code needs --path: it is for the steps of a path.")
        }
        let code = try code()
        return switch try commitment() {
        case .some(let commitment): .taproot(commitment, path: steps, chainCode: code)
        case .none: .descendant(steps, chainCode: code)
        }
    }
}
