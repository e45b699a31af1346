import ArgumentParser
import ThresholdSigning

/// The command `dkg sign request`.
struct SignRequest: SigningStep, HasRepeatableOptions {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask signers to sign a message.",
        discussion: """
            The request goes to every signer whose commitment is in it. A commitment is good for one request. Compare the \
            address that is printed with the output that is to be spent.
            """)
    static let repeatable: Set<String> = ["--commitment"]

    /// What is printed.
    private struct Report: Encodable {
        let request: String
        let summary: SigningSummary
    }

    @OptionGroup var key: SigningKeyOptions

    @Option(help: "How it is signed; that of the commitments.")
    var scheme: SigningSchemeName

    @Option(
        help: ArgumentHelp(
            "The message, at most 16 MiB, taken as it is; - for standard input.", valueName: "file"),
        completion: .file())
    var message: String

    @Option(
        help: ArgumentHelp(
            "A signer's commitment, by its index or its identifier in 64 hexadecimal digits; once for each, for as many as "
                + "sign.", valueName: "signer=file"),
        completion: .file(), transform: NumberedFile.init)
    var commitment: [NumberedFile]

    @OptionGroup var tweaks: TweakOptions

    @Flag(help: "Sign under a fresh key that nobody links to the group's; not in bip445.")
    var rerandomise = false

    @Flag(
        help: "Sign under a ceremony's key without --taproot. Nobody may take it for an output key."
    )
    var keepKeyAsItIs = false

    @Option(help: "For which network the address is printed.")
    var network = NetworkName.main

    @OptionGroup var output: SigningOutput

    var inputs: [String] { [key.key, message] + commitment.map(\.path) }
    var outputs: [String] { output.paths }

    func validate() throws {
        if rerandomise && !tweaks.isEmpty {
            throw ValidationError(
                "--rerandomise goes with no path and no output key; give one or the other.")
        }
        try checkFiles()
    }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        let scheme = scheme.scheme
        try output.check(scheme)
        let key = try key.read()
        let files = try NumberedFile.resolved(commitment, in: key, "--commitment")
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for (index, file) in files {
            commitments[index] = try SigningFile(
                file.path, "--commitment", sizes: [NonceCommitment.byteCount]
            ).commitment(in: scheme)
        }
        let request = try SigningRequest(
            for: MessageFile.read(message, "--message"), with: key, by: scheme,
            derivation: derivation(), commitments: commitments)
        let session = try SigningSession(
            request, of: key, options: keepKeyAsItIs ? .keyAsItIs : [])
        let summary = SigningSummary(
            request, of: key, signingKey: session.signingKey, on: network)
        try output.write(
            .request(request, of: key), in: scheme,
            report: Report(request: request.encoded.hexadecimal, summary: summary),
            lines: summary.lines)
    }

    private func derivation() throws -> SigningDerivation {
        guard rerandomise else { return try tweaks.derivation() }
        var source = SystemRandomSource()
        let seed = try SecretBytes(random32: &source)
        // Every signer is told the seed: it stands in the request.
        return .rerandomised(
            seed: try Digest(
                decoding: seed.withBytes { span in
                    unsafe span.withUnsafeBytes { unsafe Array($0) }
                }))
    }
}
