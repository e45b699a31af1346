import ArgumentParser
import ThresholdSigning

/// The command `dkg sign share`.
struct SignShare: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Look at a request, and give a share of the signature.",
        discussion: """
            Standard error gets what would be signed, and under which key. Then the terminal is asked, or --expect-key and \
            --expect-message decide. The file of nonces is used up before the share is given out: if this command is \
            killed in between, the nonces are lost, and new ones are needed. They are never used twice.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let index: Int
        let share: String
        let summary: SigningSummary
    }

    @OptionGroup var share: SigningShareOptions

    @Option(
        help: ArgumentHelp("The file of 'sign commit', which is deleted.", valueName: "file"),
        completion: .file())
    var nonces: String

    @OptionGroup var request: RequestOptions
    @OptionGroup var consent: SigningConsent

    @Option(help: "For which network the address is printed.")
    var network = NetworkName.main

    @OptionGroup var output: SigningOutput

    var inputs: [String] { share.inputs + [request.request] + consent.inputs }
    var outputs: [String] { output.paths }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        let file = try NonceFile(opening: nonces)
        let scheme = file.record.scheme.scheme
        try output.check(scheme)
        let share = try share.open()
        let key = share.key
        let request = try request.read(key)
        let signer = try Signer(share, by: scheme, options: self.request.options)
        let nonces = try file.nonces(of: signer)
        let examined = try signer.examine(request, for: nonces)
        let summary = SigningSummary(
            request, of: key, signingKey: examined.signingKey, on: network)
        summary.lines.forEach { Console.writeError($0) }
        try consent.compare(request, signingKey: examined.signingKey)
        try consent.ask()
        // Nothing may leave before it is certain that nobody finds these nonces again.
        try file.spend()
        let signed = try signer.sign(examined, with: nonces)
        let report = Report(
            index: Int(signed.index.value), share: signed.encoded.hexadecimal, summary: summary)
        try output.write(
            .share(signed), in: scheme, report: report, lines: ["index: \(report.index)"])
    }
}
