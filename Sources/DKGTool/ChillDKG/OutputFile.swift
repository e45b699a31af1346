import ChillDKG
import Foundation

/// Files that a step writes.
enum OutputFile {
    /// Writes a public file, replacing what was there.
    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw FileError(
                "'\(path)' cannot be written: \(error.localizedDescription)", isOutput: true)
        }
    }

    /// Writes a secret to a new file that only its owner can read; never over another file.
    static func writeSecret(
        _ secret: borrowing SecretBytes, to path: String
    ) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw FileError(
                "'\(path)' cannot be created: \(SecretFile.lastError()). Secrets are never "
                    + "written over another file.", isOutput: true)
        }
        defer { close(descriptor) }
        let written = secret.withBytes { span in
            unsafe span.withUnsafeBytes { bytes in
                var offset = 0
                while offset < bytes.count {
                    let count = unsafe Foundation.write(
                        descriptor, bytes.baseAddress.map { unsafe $0 + offset },
                        bytes.count - offset)
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else { return false }
                    offset += count
                }
                return true
            }
        }
        guard written else {
            throw FileError(
                "'\(path)' cannot be written: \(SecretFile.lastError()).", isOutput: true)
        }
    }
}
