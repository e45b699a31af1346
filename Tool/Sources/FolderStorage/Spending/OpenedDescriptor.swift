#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that is to be spent, held open; the lock goes with it.
struct OpenedDescriptor: ~Copyable, Sendable {
    let descriptor: Int32

    /// Opens a file to read and write; never a link.
    init(_ path: String) throws(SpendableFileError) {
        do throws(SystemError) {
            descriptor = try SystemError.check {
                unsafe open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            }
        } catch {
            switch error.code {
            case ENOENT: throw .missing(path)
            // Who takes a link away leaves the file.
            case ELOOP, EISDIR: throw .notAFile(path)
            default: throw .unreadable(path, error)
            }
        }
    }

    deinit { _ = close(descriptor) }
}
