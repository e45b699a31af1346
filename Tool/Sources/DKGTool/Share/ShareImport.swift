import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg share import`.
struct ShareImport: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Put the share of a file into a data folder.",
        discussion: """
            In the folder it is sealed under the folder's passphrase. An empty folder has none: then a new one is \
            asked for. The folder is made if it is not there. Nothing is overwritten.
            """)

    @Argument(help: "The share's file.", completion: .file())
    var file: String

    @OptionGroup var sharePassphrase: SharePassphrase
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase
    @OptionGroup var derivation: DerivationOptions

    func validate() throws {
        try PassphraseOptions.checkDistinct(passphrase, sharePassphrase)
    }

    func perform() throws {
        let package = try ShareStore.open(file, sharePassphrase.source)
        let folder = try DataFolder(making: folder.data)
        let name = DataFolderFile.key(of: package.groupKey.ceremony.id)
        guard try !folder.contains(name) else {
            throw DataFolderError.exists(folder.reader.path(of: name))
        }
        let key = try FolderKey.key(of: folder.reader, passphrase.source, derivation)
        let sealed = try SealedFile(sealing: package.secretEncoding(), as: .keyPackage, with: key)
        try folder.add(name, sealed.encoded)
        try ShareFile.check(folder.reader.path(of: name), key, package)
        Console.write("group key: \(package.groupKey.publicKey)")
        Console.write("index:     \(package.index)")
    }

    static let epilogue = ShareCommand.epilogue
}
