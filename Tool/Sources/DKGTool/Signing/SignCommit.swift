import ArgumentParser
import ThresholdSigning

/// The command `dkg sign commit`.
struct SignCommit: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "commit",
        abstract: "Make nonces for one signature, and the commitment to them.",
        discussion: """
            The commitment goes to the coordinator. The nonces stay: never copy their file, and keep it out of backups and \
            snapshots. Whoever restores one and signs with it again gives the share away.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let commitment: String
        let groupKey: String
        let index: Int
        let keyDigest: String
        let scheme: String
    }

    @OptionGroup var share: SigningShareOptions

    @Option(help: "How it is signed; all signers use the same scheme.")
    var scheme: SigningSchemeName

    @Option(
        help: ArgumentHelp(
            "Where the nonces stay: a new file, made with mode 0600, which 'sign share' uses up.",
            valueName: "file"),
        completion: .file())
    var nonces: String

    @OptionGroup var output: SigningOutput

    var inputs: [String] { share.inputs }
    var outputs: [String] { [nonces] + output.paths }

    func validate() throws {
        if nonces == "-" {
            throw ValidationError("--nonces is a file, which is deleted when it is used.")
        }
        try checkFiles()
    }

    func perform() throws {
        try FileAccess.checkAbsent(outputs)
        try output.check(scheme.scheme)
        let signer = try Signer(share.open(), by: scheme.scheme)
        let commitment = try NonceFile.make(for: signer, by: scheme, at: nonces)
        let report = Report(
            commitment: commitment.description, groupKey: signer.key.publicKey.description,
            index: Int(signer.index.value), keyDigest: signer.key.epoch.transcript.description,
            scheme: scheme.rawValue)
        try output.write(
            .commitment(commitment), in: scheme.scheme, report: report,
            lines: ["group key: \(report.groupKey)", "index:     \(report.index)"])
    }
}
