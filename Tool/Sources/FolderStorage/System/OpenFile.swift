#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that is held open, and closed when the value dies.
struct OpenFile: ~Copyable, Sendable {
    private let descriptor: Int32

    /// Takes a descriptor over.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    // What closing could tell, synchronising has told before.
    deinit { _ = close(descriptor) }

    /// What the system knows of the file.
    borrowing func status() throws(SystemError) -> FileStatus {
        var information = stat()
        _ = try SystemError.check { unsafe fstat(descriptor, &information) }
        return FileStatus(information)
    }

    /// Reads to the end, or until it is clear that there is more than is wanted.
    ///
    /// - Parameters:
    ///   - limit: How many bytes are wanted at most.
    ///   - expected: How many there are likely to be; another number costs more calls, no more.
    /// - Returns: The bytes; `nil` if there are more.
    /// - Throws: What the system said.
    borrowing func read(
        atMost limit: Int, expecting expected: Int = 64 << 10
    ) throws(SystemError) -> [UInt8]? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: min(max(expected, 512), 64 << 10))
        while true {
            let count = try SystemError.check {
                unsafe part.withUnsafeMutableBytes { buffer in
                    unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
                }
            }
            if count == 0 { return bytes }
            guard count <= limit - bytes.count else { return nil }
            bytes += part.prefix(count)
        }
    }

    /// Writes all bytes, however many calls it takes.
    borrowing func write(_ bytes: [UInt8]) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try SystemError.check {
                unsafe rest.withUnsafeBytes { buffer in
                    unsafe systemWrite(descriptor, buffer.baseAddress, buffer.count)
                }
            }
            // A file that takes nothing and says nothing would be asked for ever.
            guard count > 0 else { throw SystemError(code: EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Lets others read it although the process allows nobody to.
    ///
    /// A file system without owners refuses it, and needs it not.
    borrowing func allow(_ mode: mode_t) { _ = fchmod(descriptor, mode) }

    /// Returns when what was written would survive a power failure.
    borrowing func synchronise() throws(SystemError) {
        #if canImport(Darwin)
            // There `fsync` leaves it in the disk's cache. Disks that know no better get what there is.
            if unsafe fcntl(descriptor, F_FULLFSYNC) >= 0 { return }
        #endif
        _ = try SystemError.check { fsync(descriptor) }
    }

    /// Takes the file's lock, which is given back when the file is closed, also by the end of the process.
    ///
    /// - Returns: Whether it was free.
    borrowing func lock() throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try SystemError.check { flock(descriptor, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            if error.code == EWOULDBLOCK { return false }
            throw error
        }
    }
}

/// `read` of the C library, which `OpenFile.read` would otherwise hide.
private func systemRead(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
    unsafe read(descriptor, base, count)
}

/// `write` of the C library, which `OpenFile.write` would otherwise hide.
private func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, base, count)
}
