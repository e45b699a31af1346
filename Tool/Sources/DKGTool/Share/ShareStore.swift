import CeremonyLog
import DKG
import FolderStorage

/// Shares in data folders, and in files of their own.
enum ShareStore {
    /// The ceremonies whose keys are in a folder.
    static func ceremonies(
        _ reader: borrowing DataFolderReader
    ) throws(DataFolderError) -> [Ceremony.ID] {
        try reader.names().compactMap(DataFolderFile.ceremony(ofKey:))
    }

    /// The share in an opened file.
    static func package(_ opened: borrowing OpenedFile, _ path: String) throws -> KeyPackage {
        do throws(KeyFileError) {
            return try KeyPackage(decoding: opened.content)
        } catch {
            throw FileProblem(path: path, error: error)
        }
    }

    /// Opens a share's file with the passphrase of the file.
    static func open(_ path: String, _ source: PassphraseSource) throws -> KeyPackage {
        // What only a passphrase opens may lie where others can read it.
        let opened = try OpenedFile(FileAccess.read(path), as: .keyPackage, called: path) {
            () throws(PassphraseError) in
            try Passphrase.existing(source, for: "the share")
        }
        return try package(opened, path)
    }
}
