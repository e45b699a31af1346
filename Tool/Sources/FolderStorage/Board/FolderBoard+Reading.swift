#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FolderBoard {
    /// Reads the entry that follows a position.
    ///
    /// - Parameter position: The number of an entry that was read before; 0 for the beginning.
    /// - Returns: The entry; `nil` if there is none yet.
    /// - Throws: ``BoardError``, such as ``BoardError/wentBack(_:read:last:)`` if the entry at the position is
    ///   gone, or ``BoardError/gap(_:missing:next:)``.
    package mutating func entry(
        after position: UInt64
    ) throws(BoardError) -> BoardEntry? {
        guard position < EntryName.last else { return nil }
        let number = position + 1
        last = max(last, position)
        if let entry = try read(number) {
            last = max(last, number)
            return entry
        }
        // The end, or a hole. A list of all names tells, and tells the same until the folder is changed.
        let changed = try changed()
        if let checkedEnd, checkedEnd == (position, changed) { return nil }
        let isSettled = changed.isSettled
        last = try checkedLast()
        // If it came in between, it is read.
        let entry = try read(number)
        checkedEnd = entry == nil && isSettled ? (position, changed) : nil
        return entry
    }

    private borrowing func changed() throws(BoardError) -> FileStatus.Moment {
        do throws(SystemError) {
            return try folder.status().changed
        } catch {
            throw .unreadable(folder.path, error)
        }
    }

    /// The number of the last entry; 0 if there is none.
    ///
    /// - Throws: ``BoardError/gap(_:missing:next:)`` if one before it is missing, and
    ///   ``BoardError/wentBack(_:read:last:)`` if it lies before one that was seen.
    borrowing func checkedLast() throws(BoardError) -> UInt64 {
        let numbers: [UInt64]
        do throws(SystemError) {
            numbers = try folder.names().compactMap(EntryName.number).sorted()
        } catch {
            throw .unreadable(folder.path, error)
        }
        var end: UInt64 = 0
        for number in numbers {
            while end + 1 < number {
                // The list is no picture of one moment. What came while it was made may be left out of it.
                guard try exists(end + 1) else {
                    throw .gap(folder.path, missing: end + 1, next: number)
                }
                end += 1
            }
            end = max(end, number)
        }
        guard end < last else { return end }
        // Over a network a list can be older than what was read already.
        guard try exists(last) else { throw .wentBack(folder.path, read: last, last: end) }
        return last
    }

    private borrowing func exists(_ number: UInt64) throws(BoardError) -> Bool {
        do throws(SystemError) {
            return try folder.status(of: EntryName.text(number)) != nil
        } catch {
            throw .unreadable(folder.path, error)
        }
    }

    /// Reads an entry; `nil` if it is not there.
    private borrowing func read(_ number: UInt64) throws(BoardError) -> BoardEntry? {
        let name = EntryName.text(number)
        do throws(SystemError) {
            let file = try folder.openToRead(name)
            let status = try file.status()
            guard status.isRegularFile else {
                return BoardEntry(position: number, content: .notAFile)
            }
            guard status.byteCount <= entryLimit, let bytes = try file.read(atMost: entryLimit)
            else {
                return BoardEntry(
                    position: number, content: .tooLarge(byteCount: status.byteCount))
            }
            return BoardEntry(position: number, content: .bytes(bytes))
        } catch {
            switch error.code {
            case ENOENT: return nil
            // A symbolic link, or a socket.
            case ELOOP, ENXIO: return BoardEntry(position: number, content: .notAFile)
            default: throw .unreadable(folder.path(of: name), error)
            }
        }
    }
}
