import ArgumentParser
import ThresholdSigning

/// The options for a request that is read.
///
/// A request of this package says itself for which key it is; a signing package of the crates does not.
struct RequestOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The request of 'dkg sign request', or a signing package of the FROST crates. The options from --path to "
                + "--rerandomisation-seed are for such a package alone: all signers have to agree on them.",
            valueName: "file"),
        completion: .file())
    var request: String

    @OptionGroup var tweaks: TweakOptions

    @Option(
        help: ArgumentHelp(
            "The seed of a rerandomised session, 64 hexadecimal digits or a file with them.",
            valueName: "seed"),
        completion: .file())
    var rerandomisationSeed: String?

    @Flag(
        help: "Sign under a ceremony's key without --taproot. Nobody may take it for an output key."
    )
    var keepKeyAsItIs = false

    /// What is allowed besides.
    var options: SigningOptions { keepKeyAsItIs ? .keyAsItIs : [] }

    func validate() throws {
        if rerandomisationSeed != nil && !tweaks.isEmpty {
            throw ValidationError(
                "--rerandomisation-seed goes with no path and no output key; give one or the other."
            )
        }
    }

    /// Reads the request.
    ///
    /// - Parameter key: The key.
    /// - Returns: The request, not yet examined.
    /// - Throws: ``FileProblem``, `FileAccess.Failure`, ``UsageError`` or `SigningRequestError`.
    func read(_ key: ThresholdKey) throws -> SigningRequest {
        switch try SigningFile(request, "--request").request() {
        case .request(let request):
            guard tweaks.isEmpty && rerandomisationSeed == nil else {
                throw UsageError(
                    "--request \(self.request): this request says itself for which key it is; leave out --path, "
                        + "--chain-code, --taproot and --rerandomisation-seed.")
            }
            return request
        case .package(let package):
            return try SigningRequest(package, with: key, derivation: derivation())
        }
    }

    private func derivation() throws -> SigningDerivation {
        guard let rerandomisationSeed else { return try tweaks.derivation() }
        return .rerandomised(
            seed: try Digest(
                decoding: Digits.bytes(
                    rerandomisationSeed, "--rerandomisation-seed", Digest.byteCount)))
    }
}
