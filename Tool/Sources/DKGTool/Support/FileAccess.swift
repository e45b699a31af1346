import DKG

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Files and standard streams, for messages and for secrets.
///
/// The name "-" stands for standard input and standard output. A secret is read only from a file that
/// nobody but its owner can read, and written only to a new file of that kind. Nothing is overwritten. File
/// and folder are synchronised (`fsync`) before a call returns, and a file that was written in part is removed
/// again.
enum FileAccess {
    /// Why a file was not read or written.
    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)
        case unwritable(String)
        case exists(String)

        var description: String {
            switch self {
            case .unreadable(let text), .unwritable(let text): text
            case .exists(let path): "'\(path)' exists; name a new file, nothing is overwritten."
            }
        }

        var exitStatus: Int32 {
            switch self {
            case .unreadable: ExitStatus.unreadable
            case .unwritable, .exists: ExitStatus.unwritable
            }
        }
    }

    /// More than the largest package that a session can have: recovery data of 65535 participants with a
    /// threshold as high is 26 megabytes in hexadecimal digits.
    private static let limit = 64 << 20

    /// Whether there is a file of this name, and not a terminal, a pipe or a folder; "-" is not.
    static func isFile(_ path: String) -> Bool {
        var information = stat()
        guard path != "-", unsafe stat(path, &information) == 0 else { return false }
        return information.st_mode & S_IFMT == S_IFREG
    }

    /// Whether there is a folder of this name.
    static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return unsafe stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether anything has this name.
    private static func exists(_ path: String) -> Bool {
        var information = stat()
        return unsafe lstat(path, &information) == 0
    }

    /// Checks that nothing is in the way of what is going to be written, so that either all is or nothing.
    ///
    /// - Throws: `Failure.exists` for the first file that is there.
    static func checkAbsent(_ outputs: [String]) throws(Failure) {
        for path in outputs where path != "-" && exists(path) { throw .exists(path) }
    }

    /// Checks that no two outputs go to one file.
    static func checkDistinct(_ outputs: [String]) throws(UsageError) {
        var seen: Set<String> = []
        for path in outputs where path != "-" && !seen.insert(path).inserted {
            throw UsageError("'\(path)' is named for two outputs; name a file for each.")
        }
    }

    /// Reads a message.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        try readSecret(path, unlessSealed: { _ in true }).withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
    }

    /// Reads a secret.
    static func readSecret(_ path: String) throws(Failure) -> SecretBytes {
        try readSecret(path, unlessSealed: { _ in false })
    }

    /// Reads what may be a secret or a sealed file: that may lie where others can read it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isSealed: Whether the content is that of a sealed file.
    /// - Returns: The content.
    /// - Throws: ``Failure/unreadable(_:)``.
    static func readSecret(
        _ path: String, unlessSealed isSealed: (borrowing SecretBytes) -> Bool
    ) throws(Failure) -> SecretBytes {
        if path == "-" { return try contents(of: STDIN_FILENO, called: "standard input") }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable("'\(path)' cannot be read: \(reason())") }
        defer { _ = close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw .unreadable("'\(path)' cannot be read: \(reason())")
        }
        let content = try contents(of: descriptor, called: "'\(path)'")
        guard information.st_mode & 0o077 == 0 || isSealed(content) else {
            throw .unreadable(
                "'\(path)' holds a secret, and others can read or write it; run 'chmod 600 \(path)', "
                    + "and draw a new one if somebody may have read it.")
        }
        return content
    }

    private static func contents(
        of descriptor: Int32, called name: String
    ) throws(Failure) -> SecretBytes {
        var collected = SecretPreimage(capacity: 1024)
        let capacity = 4096
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
        defer {
            unsafe erase(buffer, capacity)
            unsafe buffer.deallocate()
        }
        while true {
            let count = unsafe posixRead(descriptor, buffer, capacity)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable("\(name) cannot be read: \(reason())") }
            if count == 0 { return collected.bytes() }
            guard collected.count + count <= limit else {
                throw .unreadable("\(name) is larger than any package.")
            }
            let part = SecretBytes(
                copying: unsafe RawSpan(_unsafeStart: buffer, byteCount: count))
            collected.append(part)
        }
    }

    /// Writes a message to a new file.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        try write(SecretBytes(copying: bytes), to: path, mode: 0o644)
    }

    /// Writes a secret to a new file that only its owner can read.
    static func writeSecret(_ secret: borrowing SecretBytes, to path: String) throws(Failure) {
        try write(secret, to: path, mode: 0o600)
    }

    private static func write(
        _ bytes: borrowing SecretBytes, to path: String, mode: mode_t
    ) throws(Failure) {
        if path == "-" { return try send(bytes, to: STDOUT_FILENO, called: "standard output") }
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .exists(path) }
            throw .unwritable("'\(path)' cannot be written: \(reason())")
        }
        do throws(Failure) {
            defer { _ = close(descriptor) }
            try send(bytes, to: descriptor, called: "'\(path)'")
            guard fsync(descriptor) == 0 else {
                throw .unwritable("'\(path)' cannot be written: \(reason())")
            }
        } catch {
            _ = unsafe unlink(path)
            throw error
        }
        synchroniseFolder(of: path)
    }

    /// Appends a line to a public file, which is made if there is none.
    static func append(_ line: String, to path: String) throws(Failure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable("'\(path)' cannot be written: \(reason())") }
        defer { _ = close(descriptor) }
        try send(
            SecretBytes(copying: Array((line + "\n").utf8)), to: descriptor, called: "'\(path)'")
        guard fsync(descriptor) == 0 else {
            throw .unwritable("'\(path)' cannot be written: \(reason())")
        }
        synchroniseFolder(of: path)
    }

    /// Writes a message to a new file that is there as a whole or not at all, also after a crash.
    static func writeAtOnce(_ bytes: [UInt8], to path: String) throws(Failure) {
        // Of an earlier process with this number, if it is there at all.
        let temporary = "\(path).\(getpid())"
        _ = unsafe unlink(temporary)
        try write(bytes, to: temporary)
        let status = unsafe link(temporary, path)
        let error = errno
        _ = unsafe unlink(temporary)
        if status != 0 {
            if error == EEXIST { throw .exists(path) }
            throw .unwritable("'\(path)' cannot be written: \(reason(error))")
        }
        synchroniseFolder(of: path)
    }

    /// So that a new name survives a power failure; where a folder cannot be synchronised, it is not.
    private static func synchroniseFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        _ = close(descriptor)
    }

    private static func send(
        _ bytes: borrowing SecretBytes, to descriptor: Int32, called name: String
    ) throws(Failure) {
        try bytes.withBytes { span throws(Failure) in
            var sent = 0
            while sent < span.byteCount {
                let count = unsafe span.withUnsafeBytes { buffer in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
                    return unsafe posixWrite(descriptor, rest.baseAddress, rest.count)
                }
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw .unwritable("\(name) cannot be written: \(reason())") }
                sent += count
            }
        }
    }

    private static func reason(_ error: Int32 = errno) -> String {
        unsafe strerror(error).map { unsafe String(cString: $0) } ?? "error \(error)"
    }
}

/// `read` of the C library, which `FileAccess.read` would otherwise hide.
private func posixRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, base, count)
}

/// `write` of the C library, which `FileAccess.write` would otherwise hide.
private func posixWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, base, count)
}

/// Overwrites memory in a way that the optimiser may not remove.
private func erase(_ base: UnsafeMutableRawPointer, _ count: Int) {
    #if canImport(Darwin)
        _ = unsafe memset_s(base, count, 0, count)
    #else
        unsafe explicit_bzero(base, count)
    #endif
}
