/// Why a data folder was not opened, read or written.
package enum DataFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no folder of that name.
    case missing(String)
    /// The folder or a file in it belongs to somebody else.
    case notOwn(String)
    /// Others can read or write the folder, or a file in it.
    case shared(String, isFolder: Bool)
    /// Another process works in the folder.
    case locked(String)
    /// No file of the folder can have that name.
    case name(String)
    /// A new file was to be made, and there is one of that name.
    case exists(String)
    /// Something that is no file has the name of one.
    case notAFile(String)
    /// A file is larger than any of its kind.
    case tooLarge(String, maximum: Int)
    /// The system lets nobody read.
    case unreadable(String, SystemError)
    /// The system lets nobody write. What was to be replaced is still there.
    case unwritable(String, SystemError)
    /// The new file is there, but may be the old one again after a power failure.
    case notDurable(String, SystemError)

    /// What was expected, what came, and what to do.
    package var description: String {
        switch self {
        case .missing(let path):
            "there is no data folder '\(path)'; 'dkg identity new' makes one."
        case .notOwn(let path):
            "'\(path)' belongs to another user; run this as its owner, or take another folder."
        case .shared(let path, let isFolder):
            "'\(path)' is for its owner alone, and others can use it; run 'chmod "
                + "\(isFolder ? "700" : "600") \(path)'."
        case .locked(let path):
            "the data folder '\(path)' is locked by another process; let it end first."
        case .name(let name):
            "'\(name)' is no name of a file in a data folder."
        case .exists(let path):
            "'\(path)' exists; nothing is overwritten."
        case .notAFile(let path):
            "'\(path)' is no file; move it away."
        case .tooLarge(let path, let maximum):
            "'\(path)' has more than \(maximum) bytes; it is not what its name says."
        case .unreadable(let path, let error):
            "'\(path)' cannot be read: \(error)"
        case .unwritable(let path, let error):
            "'\(path)' cannot be written: \(error)"
        case .notDurable(let path, let error):
            "'\(path)' was written, but may be lost if the power fails: \(error)"
        }
    }
}
