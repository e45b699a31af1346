import CeremonyLog
import DKG

/// A share's file that was just written.
enum ShareFile {
    /// Reads it again.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - key: What it was sealed with.
    ///   - package: The share that was put in.
    /// - Throws: ``FileProblem`` if another share is in it, or none.
    static func check(
        _ path: String, _ key: borrowing SealedFileKey, _ package: borrowing KeyPackage
    ) throws {
        do {
            let file = try SealedFile(decoding: FileAccess.read(path), as: .keyPackage)
            let stored = try KeyPackage(decoding: file.open(with: key))
            // A share that decodes is that of its key and index.
            guard stored.index == package.index, stored.groupKey == package.groupKey else {
                throw SealedFileError.changed
            }
        } catch let error as SealedFileError {
            throw FileProblem(path: path, error: error)
        } catch let error as KeyFileError {
            throw FileProblem(path: path, error: error)
        }
    }
}
