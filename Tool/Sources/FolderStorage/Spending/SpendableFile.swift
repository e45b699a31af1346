package import DKG

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A small secret file that is used once, by one process.
///
/// It is held open and locked from the reading on. Spending it overwrites it with zeros and takes its name away, both so
/// that a power failure brings neither back. Copies that somebody has made elsewhere are not seen.
package struct SpendableFile: ~Copyable, Sendable {
    /// The file.
    package let path: String

    /// What is in it.
    package let content: SecretBytes

    private let file: OpenedDescriptor
    private let identity: FileStatus.Identity

    /// Opens, locks and reads a file.
    ///
    /// - Parameters:
    ///   - path: The file: regular, with one name, and nobody else's to read or write.
    ///   - limit: How many bytes it has at most.
    /// - Throws: ``SpendableFileError``.
    package init(opening path: String, atMost limit: Int) throws(SpendableFileError) {
        let opened = try OpenedDescriptor(path)
        let identity = try SpendableFile.locked(opened.descriptor, path)
        let content = try SpendableFile.content(of: opened.descriptor, path, limit)
        self.identity = identity
        self.content = content
        file = opened
        self.path = path
    }

    private static func locked(
        _ descriptor: Int32, _ path: String
    ) throws(SpendableFileError) -> FileStatus.Identity {
        var information = stat()
        do throws(SystemError) {
            _ = try SystemError.check { flock(descriptor, LOCK_EX | LOCK_NB) }
            // Only now: whoever had the lock before may have spent it.
            _ = try SystemError.check { unsafe fstat(descriptor, &information) }
        } catch {
            throw error.code == EWOULDBLOCK ? .locked(path) : .unreadable(path, error)
        }
        let status = FileStatus(information)
        guard status.isRegularFile else { throw .notAFile(path) }
        guard information.st_nlink > 0 else { throw .spent(path) }
        guard information.st_nlink == 1 else { throw .severalNames(path) }
        guard !status.isShared else { throw .shared(path) }
        return status.identity
    }

    private static func content(
        of descriptor: Int32, _ path: String, _ limit: Int
    ) throws(SpendableFileError) -> SecretBytes {
        let room = max(0, limit) + 1
        let content: SecretBytes
        do throws(SystemError) {
            content = try SecretBytes(count: room) { output throws(SystemError) in
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
        } catch {
            throw .unreadable(path, error)
        }
        guard content.count < room else { throw .tooLarge(path, maximum: limit) }
        // What a process leaves that is killed between overwriting the file and taking its name away.
        guard !content.isAllZero else { throw .spent(path) }
        return content
    }

    /// Makes the file useless for ever: nobody reads it again, whatever fails from now on.
    ///
    /// - Throws: ``SpendableFileError/notSpent(_:_:)``; then nothing may leave the process that the content was for.
    package borrowing func spend() throws(SpendableFileError) {
        do throws(SystemError) {
            try overwrite()
            try synchronise()
            try takeNameAway()
        } catch {
            throw .notSpent(path, error)
        }
    }

    private borrowing func overwrite() throws(SystemError) {
        let zeros = [UInt8](repeating: 0, count: content.count)
        var written = 0
        while written < zeros.count {
            let rest = zeros[written...]
            let count = try SystemError.check {
                unsafe rest.withUnsafeBytes { buffer in
                    unsafe pwrite(file.descriptor, buffer.baseAddress, buffer.count, off_t(written))
                }
            }
            guard count > 0 else { throw SystemError(code: EIO) }
            written += count
        }
    }

    private borrowing func synchronise() throws(SystemError) {
        #if canImport(Darwin)
            if unsafe fcntl(file.descriptor, F_FULLFSYNC) >= 0 { return }
        #endif
        _ = try SystemError.check { fsync(file.descriptor) }
    }

    private borrowing func takeNameAway() throws(SystemError) {
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = try OpenFolder(slash.map { String(path[...$0]) } ?? ".")
        // Somebody who has moved it in the meantime has moved zeros; another file of this name stays.
        if try folder.status(of: name)?.identity == identity { try folder.unlink(name) }
        try folder.synchronise()
    }
}
