import ArgumentParser
import CeremonyLog

/// The command `dkg ceremony status`.
struct CeremonyStatus: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say how far a ceremony is, from its log.",
        discussion: "It needs no passphrase and changes nothing.")

    @OptionGroup var ceremony: CeremonyOptions

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    func perform() throws {
        let call = try ceremony.call()
        let report = try LogAudit(of: call, in: ceremony.folder(call)).report
        report.write(asJSON: json, call)
        if report.exitStatus != ExitStatus.success { throw ExitCode(report.exitStatus) }
    }

    static let epilogue = CeremonyCommand.epilogue
}
