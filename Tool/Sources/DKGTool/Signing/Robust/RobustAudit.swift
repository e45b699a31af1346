import ArgumentParser
import CeremonyLog
import DKG
import ThresholdSigning

/// The command `dkg sign robust audit`.
struct RobustAudit: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Say what a board shows of robust signatures with a key.",
        discussion: """
            Needs the key and the board and no secret. Every signature, answer and aggregate is checked again. With \
            --evidence what convicts somebody is written for others, who check it by 'dkg verify'.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let uses: [Use]
    }

    private struct Use: Encodable {
        let call: String
        let convicted: [RobustAsk.Convicted]
        let coordinator: String
        let requests: Int
        let scheme: String
        let signature: String?
    }

    @OptionGroup var key: SigningKeyOptions

    @Option(
        help: ArgumentHelp("The folder with the board.", valueName: "folder"),
        completion: .directory)
    var board: String

    @Option(
        help: ArgumentHelp(
            "Write evidence into this folder, which is there; a file each.", valueName: "folder"),
        completion: .directory)
    var evidence: String?

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    static let epilogue = RobustCommand.epilogue

    func perform() throws {
        let key = try key.read()
        let evidence = try EvidenceFolder(evidence)
        var folder = try LogFolder(board, entryLimit: SigningLog.largestEntry(of: key))
        var log = SigningLog(of: key, coordinators: nil)
        while case let entries = try folder.newEntries(), !entries.isEmpty {
            for entry in entries { _ = log.read(entry) }
        }
        var uses: [Use] = []
        for use in log.uses.values.sorted(by: { $0.position < $1.position }) {
            let proofs = use.evidence(of: key)
            for (place, proof) in proofs.enumerated() {
                try evidence?.keep(proof.evidence, as: "\(use.call.id)-\(place + 1)")
            }
            uses.append(
                Use(
                    call: use.call.id.description,
                    convicted: proofs.map { RobustAsk.Convicted($0.verdict) },
                    coordinator: use.call.coordinator.description, requests: use.requests.count,
                    scheme: SigningSchemeName.text(of: use.call.scheme),
                    signature: use.signature?.description))
            if !json { print(use, proofs.map(\.verdict)) }
        }
        if json { Console.write(JSONText.of(Report(uses: uses))) }
        if !json && uses.isEmpty { Console.write("no call for a signature of this key") }
    }

    private func print(_ use: SigningUse, _ verdicts: [SigningVerdict]) {
        Console.write("call:        \(use.call.id)")
        Console.write("coordinator: \(use.call.coordinator)")
        Console.write("scheme:      \(SigningSchemeName.text(of: use.call.scheme))")
        Console.write(
            "message:     \(use.call.message.count) bytes, SHA-256 "
                + use.call.messageDigest.hexadecimal)
        Console.write("requests:    \(use.requests.count)")
        for verdict in verdicts { Console.write("convicted:   \(verdict)") }
        Console.write("signature:   \(use.signature?.description ?? "none")")
    }
}
