#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A folder that is held open, and closed when the value dies.
///
/// Everything is done relative to it, so nobody can put another folder in its place in the meantime.
struct OpenFolder: ~Copyable, Sendable {
    /// Where it was found, for messages.
    let path: String

    private let descriptor: Int32

    /// Opens a folder.
    init(_ path: String) throws(SystemError) {
        descriptor = try SystemError.check {
            unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        self.path = path
    }

    deinit { _ = close(descriptor) }

    /// Makes a folder, and lets its name survive a power failure.
    ///
    /// - Parameters:
    ///   - path: Where; the folder around it must be there.
    ///   - mode: Who may do what in it, less what the process allows nobody.
    /// - Returns: Whether it is new; `false` if something of that name is there.
    /// - Throws: What the system said.
    static func make(_ path: String, mode: mode_t) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try SystemError.check { unsafe mkdir(path, mode) }
        } catch {
            if error.code == EEXIST { return false }
            throw error
        }
        try OpenFolder(path + "/..").synchronise()
        return true
    }

    /// What a file in the folder is called in a message.
    func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

    /// What the system knows of the folder.
    borrowing func status() throws(SystemError) -> FileStatus {
        var information = stat()
        _ = try SystemError.check { unsafe fstat(descriptor, &information) }
        return FileStatus(information)
    }

    /// What the system knows of a file; `nil` if there is none of that name.
    borrowing func status(of name: String) throws(SystemError) -> FileStatus? {
        var information = stat()
        do throws(SystemError) {
            _ = try SystemError.check {
                unsafe fstatat(descriptor, name, &information, AT_SYMLINK_NOFOLLOW)
            }
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
        return FileStatus(information)
    }

    /// Opens a file to read it, without waiting for whoever is at the other end of a pipe.
    borrowing func openToRead(_ name: String) throws(SystemError) -> OpenFile {
        try file(name, O_RDONLY | O_NONBLOCK, mode: 0)
    }

    /// Makes a file; the error is EEXIST if there is one of that name.
    borrowing func create(_ name: String, mode: mode_t) throws(SystemError) -> OpenFile {
        try file(name, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    }

    /// Opens a file to lock it; it is made if there is none.
    borrowing func openToLock(_ name: String) throws(SystemError) -> OpenFile {
        try file(name, O_RDWR | O_CREAT, mode: 0o600)
    }

    private borrowing func file(
        _ name: String, _ flags: Int32, mode: mode_t
    ) throws(SystemError) -> OpenFile {
        // Nothing in these folders is a symbolic link.
        let flags = flags | O_NOFOLLOW | O_CLOEXEC
        return OpenFile(
            owning: try SystemError.check { unsafe openat(descriptor, name, flags, mode) })
    }

    /// Gives a file a second name; the error is EEXIST if there is one of that name.
    borrowing func link(_ name: String, to new: String) throws(SystemError) {
        _ = try SystemError.check { unsafe linkat(descriptor, name, descriptor, new, 0) }
    }

    /// Gives a file another name, in place of whatever has it.
    borrowing func rename(_ name: String, to new: String) throws(SystemError) {
        _ = try SystemError.check { unsafe renameat(descriptor, name, descriptor, new) }
    }

    /// Takes a file's name away.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    borrowing func unlink(_ name: String) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try SystemError.check { unsafe unlinkat(descriptor, name, 0) }
            return true
        } catch {
            if error.code == ENOENT { return false }
            throw error
        }
    }

    /// Returns when the names in the folder would survive a power failure.
    borrowing func synchronise() throws(SystemError) {
        _ = try SystemError.check { fsync(descriptor) }
    }

    /// The names in the folder, in no order.
    ///
    /// It is no picture of one moment: of two files that come while it is read, the later one can be seen and the
    /// earlier one not.
    borrowing func names() throws(SystemError) -> [String] {
        // A descriptor of its own, because reading moves it.
        let own = try SystemError.check {
            unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = unsafe fdopendir(own) else {
            let error = SystemError.last
            _ = close(own)
            throw error
        }
        defer { _ = unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw .last }
                return names
            }
            // The name lies at the end of the entry, which is no longer than the name needs.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = unsafe (UnsafeRawPointer(entry) + offset).assumingMemoryBound(
                to: CChar.self)
            names.append(unsafe String(cString: name))
        }
    }
}
