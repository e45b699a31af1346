import ArgumentParser

/// What ``FolderPassphrase`` and ``SharePassphrase`` have in common.
enum PassphraseOptions {
    static func check(
        _ descriptor: Int32?, _ credential: String?, _ first: String, _ second: String
    ) throws {
        if descriptor != nil && credential != nil {
            throw ValidationError("\(first) and \(second) exclude each other; give one.")
        }
        if let credential, !isName(credential) {
            throw ValidationError("\(second): '\(credential)' is no name of a credential.")
        }
    }

    /// Whether a credential may have this name: it is that of a file in the folder itself.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
    }

    static func source(_ descriptor: Int32?, _ credential: String?) -> PassphraseSource {
        if let descriptor { return .descriptor(descriptor) }
        if let credential { return .credential(credential) }
        return .terminal
    }

    /// Two passphrases do not come from one descriptor: nothing is left in it for the second.
    static func checkDistinct(_ folder: FolderPassphrase, _ share: SharePassphrase) throws {
        if let descriptor = folder.folderDescriptor, descriptor == share.shareDescriptor {
            throw ValidationError(
                "--passphrase-fd and --share-passphrase-fd are both \(descriptor); give each its own."
            )
        }
    }
}
