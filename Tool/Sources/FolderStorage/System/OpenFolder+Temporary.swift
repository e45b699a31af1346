import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension OpenFolder {
    /// How the name of a file begins that is not finished; no reader looks at it.
    static let temporaryPrefix = ".writing-"

    /// Writes a file under a name of its own, so that it survives a power failure, and gives the name.
    ///
    /// - Parameters:
    ///   - bytes: What is in it.
    ///   - mode: Who may read and write it: what is for others stays so, whatever the process allows nobody (umask).
    /// - Returns: The name, which the caller gives another one or takes away.
    /// - Throws: What the system said; nothing is left of the file then.
    borrowing func writeTemporary(_ bytes: [UInt8], mode: mode_t) throws(SystemError) -> String {
        while true {
            let name = OpenFolder.newTemporaryName()
            let file: OpenFile
            do throws(SystemError) {
                file = try create(name, mode: mode)
            } catch {
                // Of a process that had this number and did not finish, here or on another machine.
                if error.code == EEXIST { continue }
                throw error
            }
            do throws(SystemError) {
                if mode & 0o077 != 0 { file.allow(mode) }
                try file.write(bytes)
                try file.synchronise()
                return name
            } catch {
                removeTemporary(name)
                throw error
            }
        }
    }

    /// Takes the name of a temporary file away.
    ///
    /// If that fails, a file is left that nobody reads. What was to be done is done, or has failed already.
    borrowing func removeTemporary(_ name: String) {
        _ = try? unlink(name)
    }

    /// The process and a counter: no two appends of a machine have the same.
    private static func newTemporaryName() -> String {
        let number = counter.add(1, ordering: .relaxed).newValue
        return "\(temporaryPrefix)\(getpid())-\(number)"
    }

    private static let counter = Atomic<UInt64>(0)
}
