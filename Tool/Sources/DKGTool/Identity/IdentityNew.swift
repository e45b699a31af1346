import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg identity new`.
struct IdentityNew: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Draw an identity and seal it in a data folder.",
        discussion: """
            The folder is made if it is not there. If it has shares already, the identity gets their passphrase. \
            Nothing is overwritten. Standard output gets the public key and its fingerprint.
            """)

    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase
    @OptionGroup var derivation: DerivationOptions
    @OptionGroup var output: IdentityOutput

    func perform() throws {
        let folder = try DataFolder(making: folder.data)
        guard try !folder.contains(DataFolderFile.identity) else {
            throw DataFolderError.exists(folder.reader.path(of: DataFolderFile.identity))
        }
        let key = try FolderKey.key(of: folder.reader, passphrase.source, derivation)
        var source = SystemRandomSource()
        let identity = try IdentityFile(random: &source)
        let sealed = try SealedFile(sealing: identity.secretEncoding(), as: .identity, with: key)
        try folder.add(DataFolderFile.identity, sealed.encoded)
        // Nobody is told a public key before its secret can be read again.
        let stored = try IdentityStore.read(folder.reader, with: key)
        output.write(stored)
    }

    static let epilogue = IdentityCommand.epilogue
}
