import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg ceremony run`.
struct CeremonyRun: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Take part until there is a key.",
        discussion: """
            It may be killed at any moment, and continues when it is started again. It reads only what is new. \
            The share is stored in the data folder, sealed, and read back before the state is erased; what was \
            erased may still be on an old block of the disk. Standard error says what happens.
            """)

    @OptionGroup var ceremony: CeremonyOptions
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Flag(help: "Print one JSON object and nothing else on standard output.")
    var json = false

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "How long to wait before looking at the board again: 1...60000.",
            valueName: "milliseconds"), transform: Integers.within(1...60_000))
    var pause: Int64 = 200

    func perform() throws {
        let call = try ceremony.call()
        let board = try LogFolder(ceremony.folder(call), for: call)
        let seat = try CeremonySeat.open(call, data: folder.data, passphrase.source)
        switch try seat.stage() {
        case .new: throw CeremonySeatError.notJoined
        case .lost: throw CeremonySeatError.lost
        case .finished:
            // Nothing of it is in memory: the log says it again.
            try seat.eraseState()
            return try LogAudit(of: call, in: ceremony.folder(call)).report
                .write(asJSON: json, call)
        case .begun: break
        }
        var node = try CeremonyNode.open(
            seat, on: board, begins: false, narrator: CeremonyNarrator(call, isQuiet: quiet))
        let outcome = try node.run(pausing: .milliseconds(pause))
        node.report.write(asJSON: json, call)
        let status = node.exitStatus(of: outcome)
        if status != ExitStatus.success { throw ExitCode(status) }
    }

    static let epilogue = CeremonyCommand.epilogue
}
