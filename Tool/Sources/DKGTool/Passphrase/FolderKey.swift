import CeremonyLog
import DKG
import FolderStorage

/// The key under which the files of a data folder are sealed: a folder has one passphrase.
enum FolderKey {
    /// Derives the key, once for all files.
    ///
    /// - Parameters:
    ///   - reader: The folder.
    ///   - source: Where the passphrase comes from. It has to open a file that is there; if there is none, it is a
    ///     new one.
    ///   - options: How the key of a folder without a file is derived.
    /// - Returns: The key.
    /// - Throws: `DataFolderError`, ``PassphraseError`` or ``FileProblem``.
    static func key(
        of reader: borrowing DataFolderReader, _ source: PassphraseSource,
        _ options: DerivationOptions
    ) throws -> SealedFileKey {
        for name in try reader.names() {
            guard let kind = DataFolderFile.kind(of: name),
                let bytes = try reader.read(name, atMost: SealedFile.byteLimit)
            else { continue }
            let opened = try OpenedFile(bytes, as: kind, called: reader.path(of: name)) {
                () throws(PassphraseError) in
                try Passphrase.existing(source, for: "the data folder")
            }
            return opened.key
        }
        return try PassphraseHashing.key(
            of: Passphrase.new(source, for: "the data folder"), options.fresh())
    }
}
