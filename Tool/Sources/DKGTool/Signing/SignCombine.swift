import ArgumentParser
import ThresholdSigning

/// The command `dkg sign combine`.
struct SignCombine: SigningStep, HasRepeatableOptions {
    static let configuration = CommandConfiguration(
        commandName: "combine", abstract: "Add the shares of all signers to a signature.",
        discussion: """
            The signature is verified before it is given. If it is wrong, exactly those whose shares are wrong are named.
            """)
    static let repeatable: Set<String> = ["--share"]

    /// What is printed.
    private struct Report: Encodable {
        let scheme: String
        let signature: String
        let signingKey: String
    }

    /// What is printed if shares are wrong.
    private struct Blame: Encodable {
        let wrongShares: [Int]
    }

    @OptionGroup var key: SigningKeyOptions
    @OptionGroup var request: RequestOptions

    @Option(
        name: .customLong("share"),
        help: ArgumentHelp(
            "A signer's share, by its index or its identifier in 64 hexadecimal digits; once for each signer of the "
                + "request.", valueName: "signer=file"),
        completion: .file(), transform: NumberedFile.init)
    var shares: [NumberedFile]

    @OptionGroup var output: SigningOutput

    var inputs: [String] { [key.key, request.request] + shares.map(\.path) }
    var outputs: [String] { output.paths }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        let key = try key.read()
        let request = try request.read(key)
        try output.check(request.scheme)
        let session = try SigningSession(request, of: key, options: self.request.options)
        let files = try NumberedFile.resolved(shares, in: key, "--share")
        var shares: [SignatureShare] = []
        for (index, file) in files {
            shares.append(
                try SigningFile(file.path, "--share", sizes: [SignatureShare.byteCount])
                    .share(of: index, in: request.scheme))
        }
        let signature = try aggregate(shares, in: session)
        let report = Report(
            scheme: SigningSchemeName.text(of: request.scheme), signature: signature.description,
            signingKey: session.signingKey.description)
        try output.write(
            .signature(signature), in: request.scheme, report: report,
            lines: ["signing key: \(report.signingKey)"])
    }

    /// The signature; whose shares are wrong is printed where a program looks.
    private func aggregate(
        _ shares: [SignatureShare], in session: SigningSession
    ) throws(AggregationError) -> ThresholdSignature {
        do throws(AggregationError) {
            return try session.aggregate(shares)
        } catch {
            if output.json, case .wrongShares(let indices) = error {
                Console.write(JSONText.of(Blame(wrongShares: indices.map { Int($0.value) })))
            }
            throw error
        }
    }
}
