import DKG
import FolderStorage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reads passphrases.
///
/// A passphrase is the bytes that were typed or are in the file, without one line break at the end. Nothing else is
/// changed: who types a letter in two ways has two passphrases.
enum Passphrase {
    /// The largest number of bytes.
    static let byteLimit = 1024

    /// Reads the passphrase of something that exists.
    ///
    /// - Parameters:
    ///   - source: Where it comes from.
    ///   - subject: What it opens, for whoever is asked.
    /// - Returns: The passphrase, not empty.
    /// - Throws: ``PassphraseError``.
    static func existing(
        _ source: PassphraseSource, for subject: String
    ) throws(PassphraseError) -> SecretBytes {
        switch source {
        case .terminal:
            let terminal = try HiddenInput()
            return try checked(terminal.line("Passphrase of \(subject): "))
        case .descriptor(let number): return try checked(contents(of: number))
        case .credential(let name): return try checked(credential(name))
        }
    }

    /// Reads a new passphrase; whoever types it does so twice.
    ///
    /// - Parameters:
    ///   - source: Where it comes from.
    ///   - subject: What it will open, for whoever is asked.
    /// - Returns: The passphrase, not empty.
    /// - Throws: ``PassphraseError``.
    static func new(
        _ source: PassphraseSource, for subject: String
    ) throws(PassphraseError) -> SecretBytes {
        guard source == .terminal else { return try existing(source, for: subject) }
        let terminal = try HiddenInput()
        let first = try checked(terminal.line("New passphrase of \(subject): "))
        let second = try terminal.line("The same again: ")
        guard isSame(first, second) else { throw .differ }
        return first
    }

    /// Takes one line break away, and refuses what is no passphrase then.
    private static func checked(
        _ bytes: borrowing SecretBytes
    ) throws(PassphraseError) -> SecretBytes {
        // Before anything is said of the end, which may not be the end.
        guard bytes.count <= byteLimit + 1 else { throw .tooLong(maximum: byteLimit) }
        let endsLine = bytes.withBytes { span in
            guard span.byteCount > 0 else { return false }
            let last = unsafe span.unsafeLoad(
                fromByteOffset: span.byteCount - 1, as: UInt8.self)
            return last == UInt8(ascii: "\n")
        }
        let passphrase = bytes.part(0..<bytes.count - (endsLine ? 1 : 0))
        guard passphrase.count > 0 else { throw .empty }
        guard passphrase.count <= byteLimit else { throw .tooLong(maximum: byteLimit) }
        return passphrase
    }

    /// Compares without stopping at the first difference.
    private static func isSame(
        _ first: borrowing SecretBytes, _ second: borrowing SecretBytes
    ) -> Bool {
        // The second one still has its line break, if there was one.
        guard let second = try? checked(second), second.count == first.count else { return false }
        return first.withBytes { first in
            second.withBytes { second in
                var difference: UInt8 = 0
                for offset in 0..<first.byteCount {
                    difference |=
                        unsafe first.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
                        ^ second.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
                }
                return difference == 0
            }
        }
    }

    private static func contents(
        of descriptor: Int32
    ) throws(PassphraseError) -> SecretBytes {
        guard isatty(descriptor) == 0 else { throw .descriptorIsTerminal(descriptor) }
        do throws(SystemError) {
            return try bytes(of: descriptor)
        } catch {
            throw .descriptor(descriptor, error)
        }
    }

    private static func credential(_ name: String) throws(PassphraseError) -> SecretBytes {
        guard let folder = Console.environment("CREDENTIALS_DIRECTORY"), !folder.isEmpty else {
            throw .noCredentials(name)
        }
        let path = folder + "/" + name
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .credential(path, .last) }
        defer { _ = close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw .credential(path, .last)
        }
        // Of the group nothing is asked: the bits for it show the mask where a list gives access to the service.
        guard information.st_mode & 0o007 == 0 else { throw .sharedCredential(path) }
        do throws(SystemError) {
            return try bytes(of: descriptor)
        } catch {
            throw .credential(path, error)
        }
    }

    /// Everything that a descriptor gives, or more than a passphrase has.
    private static func bytes(of descriptor: Int32) throws(SystemError) -> SecretBytes {
        // Room for the line break, and for one byte that is too many.
        try SecretBytes(count: byteLimit + 2) { output throws(SystemError) in
            var failure: SystemError?
            unsafe output.withUnsafeMutableBytes { buffer, count in
                while count < buffer.count {
                    let got = unsafe read(
                        descriptor, buffer.baseAddress.map { unsafe $0 + count },
                        buffer.count - count)
                    if got < 0 && errno == EINTR { continue }
                    if got < 0 { failure = .last }
                    if got <= 0 { return }
                    count += got
                }
            }
            if let failure { throw failure }
        }
    }
}
