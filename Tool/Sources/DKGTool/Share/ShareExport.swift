import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg share export`.
struct ShareExport: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Seal the share of a data folder into a new file.",
        discussion: """
            The file gets a passphrase of its own. It is opened again before the command says that it is there. \
            Whoever has the file and its passphrase has the share.
            """)

    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Option(
        help: ArgumentHelp(
            "Which key, by the ceremony that made it; needed if the folder has several.",
            valueName: "id"))
    var ceremony: String?

    @Option(
        help: ArgumentHelp("The new file, made with mode 0600.", valueName: "file"),
        completion: .file())
    var output: String

    @OptionGroup var sharePassphrase: SharePassphrase
    @OptionGroup var derivation: DerivationOptions

    func validate() throws {
        try PassphraseOptions.checkDistinct(passphrase, sharePassphrase)
        if let ceremony, DataFolderFile.ceremony(ceremony) == nil {
            throw ValidationError(
                "--ceremony is 64 hexadecimal digits; got '\(ceremony)'.")
        }
    }

    func perform() throws {
        try FileAccess.checkAbsent([output])
        let reader = try DataFolderReader(folder.data)
        let name = DataFolderFile.key(of: try ShareStore.named(ceremony, in: reader))
        guard let bytes = try reader.read(name, atMost: SealedFile.byteLimit) else {
            throw ShareMissing(path: reader.path(of: name))
        }
        let path = reader.path(of: name)
        let opened = try OpenedFile(bytes, as: .keyPackage, called: path) {
            () throws(PassphraseError) in
            try Passphrase.existing(passphrase.source, for: "the data folder")
        }
        let package = try ShareStore.package(opened, path)
        let key = try PassphraseHashing.key(
            of: Passphrase.new(sharePassphrase.source, for: "the share"), derivation.fresh())
        let sealed = try SealedFile(sealing: package.secretEncoding(), as: .keyPackage, with: key)
        try FileAccess.writeSecret(SecretBytes(copying: sealed.encoded), to: output)
        try ShareFile.check(output, key, package)
        Console.write("group key: \(package.groupKey.publicKey)")
        Console.write("index:     \(package.index)")
    }

    static let epilogue = ShareCommand.epilogue
}
