#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FolderBoard {
    /// Appends an entry.
    ///
    /// When the call returns, the entry is there for all, and survives a power failure. After an error it may be
    /// there, or appear later: the entry is appended again until it is read back, and readers know what they have
    /// already.
    ///
    /// - Parameter bytes: The entry, not empty, and no larger than the limit.
    /// - Returns: Its number.
    /// - Throws: ``BoardError``.
    @discardableResult
    package mutating func append(_ bytes: [UInt8]) throws(BoardError) -> UInt64 {
        guard !bytes.isEmpty, bytes.count <= entryLimit else {
            throw .size(maximum: entryLimit, got: bytes.count)
        }
        let temporary = try FolderBoard.writeTemporary(bytes, in: folder)
        defer { folder.removeTemporary(temporary) }
        // A hole is not filled, and a board that went back not continued. The list is made as late as it can be: what
        // others append after it is in the way of the link.
        last = try checkedLast()
        last = try place(temporary, from: last + 1)
        do throws(SystemError) {
            try folder.synchronise()
        } catch {
            throw .notDurable(position: last, error)
        }
        return last
    }

    /// Gives a file the first number that is free.
    ///
    /// - Parameters:
    ///   - temporary: The file.
    ///   - first: A number before which all are taken.
    /// - Returns: The number.
    /// - Throws: ``BoardError``.
    borrowing func place(
        _ temporary: String, from first: UInt64
    ) throws(BoardError) -> UInt64 {
        var number = first
        while number <= EntryName.last {
            let name = EntryName.text(number)
            if try FolderBoard.link(temporary, to: name, in: folder) { return number }
            // Over a network an answer can be lost, and the call be made twice: then it is this file that is
            // in the way.
            if try isSame(temporary, name) { return number }
            // Asking costs less than trying: every link waits for all others.
            repeat { number += 1 } while try exists(number)
        }
        throw .full(folder.path)
    }

    private borrowing func isSame(_ first: String, _ second: String) throws(BoardError) -> Bool {
        do throws(SystemError) {
            guard let one = try folder.status(of: first) else { return false }
            return try folder.status(of: second)?.identity == one.identity
        } catch {
            throw .unreadable(folder.path, error)
        }
    }

    static func writeTemporary(
        _ bytes: [UInt8], in folder: borrowing OpenFolder
    ) throws(BoardError) -> String {
        do throws(SystemError) {
            // What is on a board is for all who have a part in it.
            return try folder.writeTemporary(bytes, mode: 0o644)
        } catch {
            throw .unwritable(folder.path, error)
        }
    }

    /// Gives a file a second name.
    ///
    /// - Returns: Whether the name was free.
    static func link(
        _ temporary: String, to name: String, in folder: borrowing OpenFolder
    ) throws(BoardError) -> Bool {
        do throws(SystemError) {
            try folder.link(temporary, to: name)
            return true
        } catch {
            switch error.code {
            case EEXIST: return false
            // What FAT and exFAT, SMB, and file systems in user space say that have no links.
            case EPERM, ENOTSUP, EOPNOTSUPP, EMLINK, ENOSYS: throw .noLinks(folder.path, error)
            default: throw .unwritable(folder.path, error)
            }
        }
    }
}
