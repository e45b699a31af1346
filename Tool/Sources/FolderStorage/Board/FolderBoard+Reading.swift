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
    /// Where no entry follows, the folder is listed to see whether one was taken away: at the first end that this value
    /// meets, and wherever nothing was changed since it looked last. While others append, their entries say nothing of
    /// it, and ``append(_:)`` lists for itself.
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
        guard try isListNeeded(at: position, changed) else { return nil }
        let isSettled = changed.isSettled
        last = try checkedLast()
        // If it came in between, it is read.
        let entry = try read(number)
        seenEnd = EndOfBoard(
            position: position, changed: changed, isSettled: isSettled && entry == nil, looks: 0)
        return entry
    }

    /// Whether the folder is to be listed where no entry follows; takes note of what is seen.
    ///
    /// A folder in which others are at work has another list at once, which of a thousand entries costs as much as what is
    /// done with them. So the next look decides, when nothing was changed since this one, or the last of a few.
    private mutating func isListNeeded(
        at position: UInt64, _ changed: FileStatus.Moment
    ) throws(BoardError) -> Bool {
        guard let seen = seenEnd else { return true }
        let isHere = seen.position == position
        if isHere && seen.changed == changed { return !seen.isSettled }
        // What was quiet was changed, and not by an entry; or one is gone for sure.
        if isHere && seen.isSettled || position < last { return true }
        let looks = isHere ? seen.looks + 1 : 1
        if looks == FolderBoard.mostLooks { return true }
        if try !exists(last) { return true }
        seenEnd = EndOfBoard(position: position, changed: changed, isSettled: false, looks: looks)
        return false
    }

    /// So often an end is looked at in a folder that changes and has no new entry, before it is listed.
    private static let mostLooks = 16

    /// Whether an entry follows a position, which costs a single call of the system.
    ///
    /// - Parameter position: The number of an entry that was read before; 0 for the beginning.
    /// - Returns: Whether there is one.
    /// - Throws: ``BoardError/unreadable(_:_:)``.
    package borrowing func hasEntry(after position: UInt64) throws(BoardError) -> Bool {
        guard position < EntryName.last else { return false }
        return try exists(position + 1)
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

    borrowing func exists(_ number: UInt64) throws(BoardError) -> Bool {
        // Before the first there is the beginning.
        if number == 0 { return true }
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
            guard status.byteCount <= entryLimit,
                let bytes = try file.read(atMost: entryLimit, expecting: status.byteCount)
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
