#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The folder in which a node keeps its identity, its states and its shares (Nodes.md, section 3).
///
/// Mode 700, its files 600. A file is replaced as a whole or not at all, and a call returns when the new one would
/// survive a power failure. One process works in it at a time: the lock is taken when the value is made, and given
/// back when it dies, or the process. ``DataFolderReader`` needs no lock.
///
/// Nothing secret lies in it in the clear; what is put here was sealed before. What was replaced or removed may
/// still be on an old block of the disk.
package struct DataFolder: ~Copyable, Sendable {
    /// Reads without the lock.
    package let reader: DataFolderReader

    // Held for as long as the value lives.
    private let lock: OpenFile

    /// Opens a data folder that is there.
    ///
    /// What an earlier process began to write and did not finish is removed.
    ///
    /// - Parameter path: Where it is.
    /// - Throws: ``DataFolderError``, such as ``DataFolderError/locked(_:)``.
    package init(locking path: String) throws(DataFolderError) {
        let reader = try DataFolderReader(path)
        let lock = try DataFolder.lock(reader)
        try DataFolder.removeUnfinished(reader)
        self.reader = reader
        self.lock = lock
    }

    /// Opens a data folder, which is made if it is not there.
    ///
    /// - Parameter path: Where it is; the folder around it must be there.
    /// - Throws: ``DataFolderError``, such as ``DataFolderError/locked(_:)``.
    package init(making path: String) throws(DataFolderError) {
        do throws(SystemError) {
            _ = try OpenFolder.make(path, mode: 0o700)
        } catch {
            throw .unwritable(path, error)
        }
        try self.init(locking: path)
    }

    /// Puts a file in place of the one of that name, or of none.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - bytes: What is in it, sealed if it is secret.
    /// - Throws: ``DataFolderError``. The earlier file is still there, but after
    ///   ``DataFolderError/notDurable(_:_:)``.
    package borrowing func replace(
        _ name: String, with bytes: [UInt8]
    ) throws(DataFolderError) {
        try DataFolderReader.check(name)
        do throws(SystemError) {
            let temporary = try reader.folder.writeTemporary(bytes, mode: 0o600)
            do throws(SystemError) {
                try reader.folder.rename(temporary, to: name)
            } catch {
                reader.folder.removeTemporary(temporary)
                throw error
            }
        } catch {
            throw .unwritable(reader.path(of: name), error)
        }
        try synchronise(after: name)
    }

    /// Makes a new file.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - bytes: What is in it, sealed if it is secret.
    /// - Throws: ``DataFolderError/exists(_:)`` if there is one of that name, and what
    ///   ``replace(_:with:)`` throws.
    package borrowing func add(_ name: String, _ bytes: [UInt8]) throws(DataFolderError) {
        // Nobody else works here, so it is not there a moment later either.
        if try contains(name) { throw .exists(reader.path(of: name)) }
        try replace(name, with: bytes)
    }

    /// Whether anything has that name.
    package borrowing func contains(_ name: String) throws(DataFolderError) -> Bool {
        try DataFolderReader.check(name)
        do throws(SystemError) {
            return try reader.folder.status(of: name) != nil
        } catch {
            throw .unreadable(reader.path(of: name), error)
        }
    }

    /// Removes files, in this order.
    ///
    /// Their bytes may still be on the disk.
    ///
    /// - Parameter names: The names; there need not be files of these names.
    /// - Throws: ``DataFolderError``.
    package borrowing func remove(_ names: String...) throws(DataFolderError) {
        for name in names {
            try DataFolderReader.check(name)
            do throws(SystemError) {
                // Also when there was none: an earlier call may have ended before this.
                try reader.folder.unlink(name)
            } catch {
                throw .unwritable(reader.path(of: name), error)
            }
        }
        if let last = names.last { try synchronise(after: last) }
    }

    private borrowing func synchronise(after name: String) throws(DataFolderError) {
        do throws(SystemError) {
            try reader.folder.synchronise()
        } catch {
            throw .notDurable(reader.path(of: name), error)
        }
    }

    private static func lock(
        _ reader: borrowing DataFolderReader
    ) throws(DataFolderError) -> OpenFile {
        do throws(SystemError) {
            let file = try reader.folder.openToLock(DataFolderReader.lockName)
            if try file.lock() { return file }
        } catch {
            throw .unwritable(reader.path(of: DataFolderReader.lockName), error)
        }
        throw .locked(reader.path)
    }

    /// Removes what nobody finishes any more: whoever began it has lost the lock.
    private static func removeUnfinished(
        _ reader: borrowing DataFolderReader
    ) throws(DataFolderError) {
        do throws(SystemError) {
            for name in try reader.folder.names() where name.hasPrefix(OpenFolder.temporaryPrefix) {
                try reader.folder.unlink(name)
            }
        } catch {
            throw .unwritable(reader.path, error)
        }
    }
}
