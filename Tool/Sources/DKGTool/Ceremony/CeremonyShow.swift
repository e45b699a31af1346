import ArgumentParser

/// The command `dkg ceremony show`.
struct CeremonyShow: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what a ceremony file says, and its fingerprint.",
        discussion: """
            All members compare the fingerprint over another channel, such as the telephone, before they join. It \
            covers everything: members, threshold, times and board.
            """)

    @Argument(help: "The ceremony file.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var format: CeremonyOutput

    func perform() throws {
        format.write(try CeremonyFile.read(file))
    }

    static let epilogue = CeremonyCommand.epilogue
}
