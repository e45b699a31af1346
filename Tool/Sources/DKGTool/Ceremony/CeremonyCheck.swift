import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg ceremony check`.
struct CeremonyCheck: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Try what a ceremony needs, before joining it.",
        discussion: """
            It reads the clock and the board, appends an entry without a meaning, says who has joined, and finds \
            members who joined another ceremony on this board: their file is another one.
            """)

    @OptionGroup var ceremony: CeremonyOptions
    @OptionGroup var folder: DataFolderOption

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    func perform() throws {
        let call = try ceremony.call()
        let report = try CeremonyCheckReport(call, in: ceremony.folder(call), data: folder.data)
        report.write(asJSON: json, call)
        if !report.isFine { throw ExitCode(ExitStatus.aborted) }
    }

    static let epilogue = CeremonyCommand.epilogue
}
