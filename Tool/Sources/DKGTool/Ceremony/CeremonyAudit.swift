import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg ceremony audit`.
struct CeremonyAudit: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check a whole ceremony from its log alone.",
        discussion: """
            The folder of the log has the ceremony files of the ceremonies on it. Every signature, share proof, \
            complaint and verdict is checked again. Compare the fingerprint with what the members joined.
            """)

    @Argument(help: "The folder of the log.", completion: .directory)
    var log: String

    @Option(
        help: ArgumentHelp(
            "Audit the ceremony of this file. (default: the one ceremony that lies in the folder)",
            valueName: "file"), completion: .file(extensions: ["json"]))
    var ceremony: String?

    @Option(
        help: ArgumentHelp(
            "Write the certified key, which is public, in hexadecimal digits to a new file.",
            valueName: "file"), completion: .file())
    var groupKey: String?

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    func perform() throws {
        if let groupKey { try FileAccess.checkAbsent([groupKey]) }
        let call = try CeremonyFile.read(ceremony ?? CopyOnBoard.only(in: log))
        let audit = try LogAudit(of: call, in: log)
        if !json { Console.write("fingerprint: \(call.fingerprint)") }
        audit.report.write(asJSON: json, call)
        if let groupKey, let key = audit.auditor.groupKey {
            try FileAccess.write(Array((key.encoded.hexadecimal + "\n").utf8), to: groupKey)
        }
        let status = audit.report.exitStatus
        if status != ExitStatus.success { throw ExitCode(status) }
    }

    static let epilogue = CeremonyCommand.epilogue
}
