package import DKG

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A board in a folder that all can reach: an append-only log, one file an entry (Nodes.md, section 2).
///
/// Entries have the numbers from 1 on, and files are named by them in ten decimal digits. To append, a process writes a
/// file under a name that nobody reads, and gives it the next number as a second name by `link`. The system does
/// that once for each number, whoever asks at the same time and wherever a process is killed; `rename` would
/// replace an entry silently. So there are no gaps, no entry changes, and none is there in part.
///
/// A folder that is copied between machines, as Syncthing or Dropbox do it, has no such order and is no board.
///
/// The file `board` has 32 random bytes in hexadecimal digits, made once. A node that stored their digest knows
/// whether it is still the same board.
package struct FolderBoard: ~Copyable, Sendable {
    let folder: OpenFolder

    /// The size of the largest entry that is read or appended.
    let entryLimit: Int

    /// The last entry that was seen here.
    var last: UInt64 = 0

    /// The end that was met last; `nil` before the first one.
    var seenEnd: EndOfBoard?

    /// Which board it is: TH("DKG/tool/folder board", the 32 bytes in `board`).
    package let identity: Digest

    static let identityHash = TaggedHash("DKG/tool/folder board")

    /// Opens a board that is there.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - entryLimit: The size of the largest entry that can have a meaning.
    /// - Throws: ``BoardError``.
    package init(opening path: String, entryLimit: Int) throws(BoardError) {
        let folder = try FolderBoard.open(path)
        guard let identity = try FolderBoard.identity(in: folder) else { throw .missing(path) }
        self.folder = folder
        self.entryLimit = entryLimit
        self.identity = identity
    }

    /// Opens a board, which is made if it is not there.
    ///
    /// Only whoever begins a ceremony makes one. To all others a missing board is one that cannot be reached:
    /// the folder may be where another file system is mounted at other times.
    ///
    /// - Parameters:
    ///   - path: The folder; the one around it must be there.
    ///   - entryLimit: The size of the largest entry that can have a meaning.
    ///   - fresh: 32 bytes that were drawn for it.
    /// - Throws: ``BoardError``, such as ``BoardError/occupied(_:)`` if something else is in the folder.
    package init(making path: String, entryLimit: Int, fresh: Digest) throws(BoardError) {
        try FolderBoard.make(path, fresh)
        try self.init(opening: path, entryLimit: entryLimit)
    }

    /// Checks that it is the board that was read before.
    ///
    /// - Parameter expected: The ``identity`` that was stored.
    /// - Throws: ``BoardError/differs(_:expected:got:)``.
    package borrowing func check(_ expected: Digest) throws(BoardError) {
        guard identity == expected else {
            throw .differs(folder.path, expected: expected, got: identity)
        }
    }

    private static func open(_ path: String) throws(BoardError) -> OpenFolder {
        do throws(SystemError) {
            return try OpenFolder(path)
        } catch {
            if error.code == ENOENT { throw .missing(path) }
            throw .unreadable(path, error)
        }
    }

    /// What the file `board` says; `nil` if there is none.
    private static func identity(
        in folder: borrowing OpenFolder
    ) throws(BoardError) -> Digest? {
        let path = folder.path(of: EntryName.board)
        let text: [UInt8]?
        do throws(SystemError) {
            text = try folder.openToRead(EntryName.board).read(atMost: 2 * Digest.byteCount + 1)
        } catch {
            if error.code == ENOENT { return nil }
            throw .unreadable(path, error)
        }
        guard let text, text.last == UInt8(ascii: "\n"),
            let bytes = [UInt8](hexadecimal: String(decoding: text.dropLast(), as: UTF8.self)),
            bytes.count == Digest.byteCount
        else { throw .malformedIdentity(path) }
        return identityHash.digest(of: bytes)
    }

    private static func make(_ path: String, _ fresh: Digest) throws(BoardError) {
        do throws(SystemError) {
            _ = try OpenFolder.make(path, mode: 0o777)
        } catch {
            throw .unwritable(path, error)
        }
        let folder = try open(path)
        if try identity(in: folder) != nil { return }
        try checkEmpty(folder)
        let temporary = try writeTemporary(
            Array((fresh.encoded.hexadecimal + "\n").utf8), in: folder)
        defer { folder.removeTemporary(temporary) }
        // If it is taken, somebody else made the board at the same time, and it is that one.
        _ = try link(temporary, to: EntryName.board, in: folder)
        do throws(SystemError) {
            try folder.synchronise()
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// Checks that there is nothing in a folder but a board that somebody else is making.
    private static func checkEmpty(_ folder: borrowing OpenFolder) throws(BoardError) {
        let names: [String]
        do throws(SystemError) {
            names = try folder.names()
        } catch {
            throw .unreadable(folder.path, error)
        }
        let isEmpty = names.allSatisfy { $0.hasPrefix(".") }
        if !isEmpty, try identity(in: folder) == nil { throw .occupied(folder.path) }
    }
}
