import ArgumentParser
import FolderStorage

/// The command `dkg identity show`.
struct IdentityShow: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Open an identity and print its public half.",
        discussion: "It changes nothing, and works while a node runs in the folder.")

    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase
    @OptionGroup var output: IdentityOutput

    func perform() throws {
        let reader = try DataFolderReader(folder.data)
        let opened = try IdentityStore.open(reader, passphrase.source)
        output.write(try IdentityStore.identity(opened, in: reader))
    }

    static let epilogue = IdentityCommand.epilogue
}
