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

    /// Which key is meant: the one that is named, or the only one.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony that made it, 64 hexadecimal digits.
    ///   - reader: The folder.
    /// - Returns: The ceremony.
    /// - Throws: ``ShareMissing``, ``UsageError`` or `DataFolderError`.
    static func named(
        _ ceremony: String?, in reader: borrowing DataFolderReader
    ) throws -> Ceremony.ID {
        if let ceremony, let id = DataFolderFile.ceremony(ceremony) { return id }
        let all = try ceremonies(reader)
        guard let only = all.first else { throw ShareMissing(path: reader.path) }
        guard all.count == 1 else {
            throw UsageError(
                "--ceremony is needed: the folder has the keys of "
                    + all.map(\.description).joined(separator: ", ") + ".")
        }
        return only
    }

    /// The share of a key in a folder, opened with a key that is known.
    static func package(
        of ceremony: Ceremony.ID, in reader: borrowing DataFolderReader,
        with key: borrowing SealedFileKey
    ) throws -> KeyPackage {
        let name = DataFolderFile.key(of: ceremony)
        let path = reader.path(of: name)
        guard let bytes = try reader.read(name, atMost: SealedFile.byteLimit) else {
            throw ShareMissing(path: path)
        }
        do {
            let content = try SealedFile(decoding: bytes, as: .keyPackage).open(with: key)
            return try KeyPackage(decoding: content)
        } catch let error as SealedFileError {
            throw FileProblem(path: path, error: error)
        } catch let error as KeyFileError {
            throw FileProblem(path: path, error: error)
        }
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
