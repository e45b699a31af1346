package import DKG

/// Why a board was not read, or an entry not appended.
///
/// Whoever meets one keeps its state and tries again: an error says neither that an entry is stored nor that it is not.
package enum BoardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no folder of that name, or no board in it.
    case missing(String)
    /// Files of something else are where a board was to be made.
    case occupied(String)
    /// The file `board` is not one.
    case malformedIdentity(String)
    /// The system lets nobody read.
    case unreadable(String, SystemError)
    /// The system lets nobody write.
    case unwritable(String, SystemError)
    /// The file system has no hard links.
    case noLinks(String, SystemError)
    /// The entry is there, but may be gone after a power failure.
    case notDurable(position: UInt64, SystemError)
    /// An entry is empty, or larger than any that is read.
    case size(maximum: Int, got: Int)
    /// There is no further number.
    case full(String)
    /// An entry is missing, and later ones are there.
    case gap(String, missing: UInt64, next: UInt64)
    /// There are fewer entries than were read before.
    case wentBack(String, read: UInt64, last: UInt64)
    /// It is another board than before.
    case differs(String, expected: Digest, got: Digest)

    /// Whether it may be gone when it is tried again: a disk that is full, a network that is slow.
    package var isPassing: Bool {
        switch self {
        case .unreadable, .unwritable, .notDurable, .missing: true
        case .occupied, .malformedIdentity, .noLinks, .size, .full, .gap, .wentBack, .differs: false
        }
    }

    /// What was expected, what came, and what to do.
    package var description: String {
        switch self {
        case .missing(let path):
            "there is no board in '\(path)'. Is what it lies on mounted?"
        case .occupied(let path):
            "'\(path)' holds files and no board; name a new folder."
        case .malformedIdentity(let path):
            "'\(path)' is not the identity of a board: 64 hexadecimal digits are expected."
        case .unreadable(let path, let error):
            "the board cannot be read: '\(path)': \(error)"
        case .unwritable(let path, let error):
            "nothing can be appended to the board '\(path)': \(error)"
        case .noLinks(let path, let error):
            "the file system of '\(path)' has no hard links, without which two entries could get one "
                + "number: \(error). Put the board where there are, such as ext4, XFS, APFS or NFS."
        case .notDurable(let position, let error):
            "entry \(position) was appended, but may be lost if the power fails: \(error)"
        case .size(let maximum, let got):
            "an entry has 1 to \(maximum) bytes; got \(got)."
        case .full(let path):
            "the board '\(path)' has its last entry, \(EntryName.last)."
        case .gap(let path, let missing, let next):
            "the board '\(path)' has no entry \(missing), but one with the number \(next). Entries "
                + "are never removed; find out who did, and restore it."
        case .wentBack(let path, let read, let last):
            "the board '\(path)' ends with entry \(last), and entry \(read) was read before. It was "
                + "restored from a copy, or entries were removed; do not go on."
        case .differs(let path, let expected, let got):
            "the board '\(path)' is another one than before: \(expected) is expected; got \(got)."
        }
    }
}
