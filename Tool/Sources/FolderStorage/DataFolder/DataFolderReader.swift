#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A data folder that is only read; see ``DataFolder``.
///
/// It takes no lock: every file is there as a whole at every moment, so one can look at an identity while a node
/// works in the folder.
package struct DataFolderReader: ~Copyable, Sendable {
    let folder: OpenFolder

    /// The name of the file that is locked.
    static let lockName = "lock"

    /// Opens a data folder.
    ///
    /// - Parameter path: Where it is.
    /// - Throws: ``DataFolderError`` if it is not there, or if it is not for its owner alone.
    package init(_ path: String) throws(DataFolderError) {
        let folder = try DataFolderReader.open(path)
        let status: FileStatus
        do throws(SystemError) {
            status = try folder.status()
        } catch {
            throw .unreadable(path, error)
        }
        guard status.isOwn else { throw .notOwn(path) }
        guard !status.isShared else { throw .shared(path, isFolder: true) }
        self.folder = folder
    }

    private static func open(_ path: String) throws(DataFolderError) -> OpenFolder {
        do throws(SystemError) {
            return try OpenFolder(path)
        } catch {
            if error.code == ENOENT { throw .missing(path) }
            throw .unreadable(path, error)
        }
    }

    /// Where the folder is.
    package var path: String { folder.path }

    /// What a file is called in a message.
    package func path(of name: String) -> String { folder.path(of: name) }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - name: Which.
    ///   - limit: The size of the largest file of its kind.
    /// - Returns: Its bytes; `nil` if there is none of that name.
    /// - Throws: ``DataFolderError`` if there is one that cannot be read, is larger, or not for its owner alone.
    package borrowing func read(
        _ name: String, atMost limit: Int
    ) throws(DataFolderError) -> [UInt8]? {
        try DataFolderReader.check(name)
        let path = path(of: name)
        let bytes: [UInt8]?
        let status: FileStatus
        do throws(SystemError) {
            let file = try folder.openToRead(name)
            status = try file.status()
            // A folder opens, too, and cannot be read.
            bytes = status.isRegularFile ? try file.read(atMost: limit) : []
        } catch {
            if error.code == ENOENT { return nil }
            if error.code == ELOOP { throw .notAFile(path) }
            throw .unreadable(path, error)
        }
        guard status.isRegularFile else { throw .notAFile(path) }
        guard status.isOwn else { throw .notOwn(path) }
        guard !status.isShared else { throw .shared(path, isFolder: false) }
        guard let bytes else { throw .tooLarge(path, maximum: limit) }
        return bytes
    }

    /// The names of the files in the folder, ascending, without the lock and what is not finished.
    package borrowing func names() throws(DataFolderError) -> [String] {
        do throws(SystemError) {
            return try folder.names().filter(DataFolderReader.isName).sorted()
        } catch {
            throw .unreadable(path, error)
        }
    }

    /// Whether a file may have this name: a visible one, in the folder itself, and not the lock's.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && name != lockName
            && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    }

    static func check(_ name: String) throws(DataFolderError) {
        guard isName(name) else { throw .name(name) }
    }
}
