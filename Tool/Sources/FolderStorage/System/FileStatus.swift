#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the system knows of a file.
struct FileStatus: Hashable, Sendable {
    /// What tells two files of a machine apart.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    let identity: Identity
    let isRegularFile: Bool
    let byteCount: Int

    /// When its content, or that of a folder, was changed last, as exactly as the system knows: seconds and nanoseconds.
    let changed: Moment

    /// A moment of a file system's clock.
    struct Moment: Hashable, Sendable {
        let seconds: Int
        let nanoseconds: Int

        /// Whether a change from now on has another moment, however coarse the clock of the file system is.
        var isSettled: Bool { seconds < time(nil) - 2 }
    }

    private let owner: uid_t

    /// Whether it belongs to the user that this process acts for.
    var isOwn: Bool { owner == geteuid() }

    /// Whether anybody else may read, write or enter it.
    let isShared: Bool

    init(_ information: stat) {
        identity = Identity(
            device: UInt64(truncatingIfNeeded: information.st_dev),
            number: UInt64(truncatingIfNeeded: information.st_ino))
        isRegularFile = information.st_mode & S_IFMT == S_IFREG
        byteCount = Int(clamping: information.st_size)
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        changed = Moment(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
        owner = information.st_uid
        isShared = information.st_mode & 0o077 != 0
    }
}
