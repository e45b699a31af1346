import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg ceremony new`.
struct CeremonyNew: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Call a ceremony: make its file and its board.",
        discussion: """
            The roster is JSON with members (name, identity and, for those who are not waited for, absent), \
            threshold, board (a folder that all reach under this name) and joinUntil (a date); and, if they are \
            not to be pedersen, signing, empty and online: scheme, purpose, context, profile (online: 120 seconds \
            a round; offline: a day) or seconds. The board is made if it is not there, and gets a copy of the file.
            """)

    @Argument(help: "The roster.", completion: .file(extensions: ["json"]))
    var roster: String

    @Option(
        help: ArgumentHelp("Where the ceremony file is written; a new file.", valueName: "file"),
        completion: .file())
    var output: String

    @OptionGroup var format: CeremonyOutput

    func perform() throws {
        try FileAccess.checkAbsent([output])
        let call = try RosterFile(FileAccess.read(roster), called: roster)
            .call(called: roster, now: Timestamp.now)
        try SynchronisedFolder.refuse(call.terms.address)
        var random = SystemRandomSource()
        _ = try FolderBoard(
            making: call.terms.address, entryLimit: call.entryLimit,
            fresh: Digest(random: &random))
        let text = Array((JSONText.of(CeremonyFile(call)) + "\n").utf8)
        try FileAccess.write(text, to: output)
        try FileAccess.write(text, to: call.copyOnBoard)
        format.write(call)
    }

    static let epilogue = CeremonyCommand.epilogue
}
