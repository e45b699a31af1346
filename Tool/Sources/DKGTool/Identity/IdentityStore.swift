import CeremonyLog
import DKG
import FolderStorage

/// The identity in a data folder.
enum IdentityStore {
    /// Opens the file with the folder's passphrase.
    ///
    /// - Parameters:
    ///   - reader: The folder.
    ///   - source: Where the passphrase comes from.
    /// - Returns: The content, and the key under which the folder's other files are sealed as well.
    /// - Throws: ``IdentityMissing``, `DataFolderError`, ``PassphraseError`` or ``FileProblem``.
    static func open(
        _ reader: borrowing DataFolderReader, _ source: PassphraseSource
    ) throws -> OpenedFile {
        try OpenedFile(
            bytes(reader), as: .identity, called: reader.path(of: DataFolderFile.identity)
        ) {
            () throws(PassphraseError) in
            try Passphrase.existing(source, for: "the data folder")
        }
    }

    /// Reads the file with a key that is known.
    static func read(
        _ reader: borrowing DataFolderReader, with key: borrowing SealedFileKey
    ) throws -> IdentityFile {
        let path = reader.path(of: DataFolderFile.identity)
        let bytes = try bytes(reader)
        do {
            let file = try SealedFile(decoding: bytes, as: .identity)
            return try IdentityFile(decoding: file.open(with: key))
        } catch let error as SealedFileError {
            throw FileProblem(path: path, error: error)
        } catch let error as IdentityFileError {
            throw FileProblem(path: path, error: error)
        }
    }

    /// The identity in an opened file.
    static func identity(
        _ opened: borrowing OpenedFile, in reader: borrowing DataFolderReader
    ) throws -> IdentityFile {
        do throws(IdentityFileError) {
            return try IdentityFile(decoding: opened.content)
        } catch {
            throw FileProblem(path: reader.path(of: DataFolderFile.identity), error: error)
        }
    }

    private static func bytes(_ reader: borrowing DataFolderReader) throws -> [UInt8] {
        guard let bytes = try reader.read(DataFolderFile.identity, atMost: SealedFile.byteLimit)
        else {
            throw IdentityMissing(path: reader.path)
        }
        return bytes
    }
}
