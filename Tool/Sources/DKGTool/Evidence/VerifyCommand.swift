import ArgumentParser
import DKG
import ThresholdSigning

/// The command `dkg verify`: what a file of evidence shows, to somebody who was not there.
struct VerifyCommand: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check evidence that somebody lied, in a ceremony or in signing.",
        discussion: """
            A file of evidence holds what its culprit has signed. Nothing else is needed, but for a bad signature share: \
            it is judged by the public shares of its key, so name the key that you know with --key.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let convicted: [Convicted]
        /// The key in the file, by which a bad share was judged because no other one was named.
        let judgedBy: String?
        let proven: Bool
    }

    private struct Convicted: Encodable {
        let fault: String
        let identity: String?
        let index: Int?

        /// As a person reads it.
        var text: String {
            let name = index.map { "member \($0)" } ?? "the coordinator"
            return "\(name), identity \(identity ?? "unknown"): \(fault)"
        }
    }

    @Argument(help: "The file, in bytes or in hexadecimal digits.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "The key of which a signer gave a bad share: a group key or threshold key of this package, recovery data of "
                + "ChillDKG, or a public key package of the FROST crates.", valueName: "file"),
        completion: .file())
    var key: String?

    @OptionGroup var threshold: StatedThreshold

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    static let epilogue = """
        EXAMPLES:
          dkg verify signer-3.evidence --key group.key
          dkg verify faults --json

        EXIT STATUS:
           0  the evidence convicts whom is printed
           1  it shows nothing, or is of another key than --key
           2  wrong usage; what was expected is printed
           3  standard output cannot be written
           4  a file cannot be read, or is no evidence
        """

    var inputs: [String] { [file] + (key.map { [$0] } ?? []) }
    var outputs: [String] { [] }

    func perform() throws {
        let bytes: [UInt8]
        switch try SigningFile(file, "the file").content {
        case .bytes(let content): bytes = content
        case .json(let text): bytes = text
        }
        let convicted: [Convicted]
        var judgedBy: String?
        if bytes.starts(with: VerifyCommand.faultReport) {
            if key != nil {
                throw UsageError("--key is for evidence of signing; '\(file)' is of a ceremony.")
            }
            convicted = try ceremony(bytes)
        } else {
            (convicted, judgedBy) = try signing(bytes)
        }
        if json {
            Console.write(
                JSONText.of(
                    Report(
                        convicted: convicted, judgedBy: judgedBy, proven: !convicted.isEmpty)))
        } else {
            for one in convicted { Console.write("convicted: \(one.text)") }
        }
        guard !convicted.isEmpty else {
            if !json { Console.writeError("the evidence shows nothing\(otherKey).") }
            throw ExitCode(ExitStatus.aborted)
        }
    }

    /// How a report of a ceremony begins.
    private static let faultReport: [UInt8] = [1, 0x12]

    private var otherKey: String { key == nil ? "" : ", or is of another key than --key" }

    private func ceremony(_ bytes: [UInt8]) throws -> [Convicted] {
        let report: FaultReport
        do throws(KeyFileError) {
            report = try FaultReport(decoding: bytes)
        } catch {
            throw FileProblem(path: file, error: error)
        }
        guard report.isProven else { return [] }
        return report.faults.map { fault in
            Convicted(
                fault: "\(fault.kind) in round '\(fault.round)'",
                identity: fault.evidence.ceremony.roster.key(of: fault.culprit)?.description,
                index: Int(fault.culprit.value))
        }
    }

    /// Whom the evidence convicts, and the key in the file if it was judged by that.
    private func signing(
        _ bytes: [UInt8]
    ) throws -> (convicted: [Convicted], judgedBy: String?) {
        let evidence: SigningEvidence
        do throws(SigningEvidenceError) {
            evidence = try SigningEvidence(
                decoding: bytes, atMost: SigningKeyFile.maximumMembers)
        } catch {
            throw FileProblem(path: file, error: error)
        }
        let verdict: SigningVerdict?
        var judgedBy: String?
        if let key {
            verdict = evidence.verdict(
                of: try SigningKeyFile(key).key(threshold: threshold.value))
        } else {
            verdict = evidence.verdict()
            if verdict != nil, case .badShare(let key, _, _) = evidence {
                judgedBy = key.publicKey.description
                if !json {
                    Console.writeError(
                        "judged by the key in the file, \(key.publicKey); name the key that you know with --key."
                    )
                }
            }
        }
        guard let verdict else { return ([], nil) }
        let convicted = Convicted(
            fault: verdict.fault.description, identity: verdict.culprit.description,
            index: verdict.index.map { Int($0.value) })
        return ([convicted], judgedBy)
    }
}
