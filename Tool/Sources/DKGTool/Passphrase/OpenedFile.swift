import CeremonyLog
import DKG

/// A sealed file that was opened, with the key, so that more can be sealed under the same passphrase.
struct OpenedFile: ~Copyable {
    /// The secret content.
    let content: SecretBytes

    /// The key of the file.
    let key: SealedFileKey

    /// Opens a file.
    ///
    /// What can be said without the passphrase is said before anybody is asked for it.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - kind: What it has to hold.
    ///   - path: What it is called in messages.
    ///   - passphrase: Reads the passphrase.
    /// - Throws: ``FileProblem`` or ``PassphraseError``.
    init(
        _ bytes: [UInt8], as kind: SealedFile.Kind, called path: String,
        passphrase: () throws(PassphraseError) -> SecretBytes
    ) throws {
        let file = try OpenedFile.decoded(bytes, kind, path)
        let key = try PassphraseHashing.key(of: passphrase(), file.derivation)
        content = try OpenedFile.content(of: file, key, path)
        self.key = key
    }

    private static func decoded(
        _ bytes: [UInt8], _ kind: SealedFile.Kind, _ path: String
    ) throws(FileProblem) -> SealedFile {
        do throws(SealedFileError) {
            return try SealedFile(decoding: bytes, as: kind)
        } catch {
            throw FileProblem(path: path, error: error)
        }
    }

    private static func content(
        of file: SealedFile, _ key: borrowing SealedFileKey, _ path: String
    ) throws(FileProblem) -> SecretBytes {
        do throws(SealedFileError) {
            return try file.open(with: key)
        } catch {
            throw FileProblem(path: path, error: error)
        }
    }
}
