/// Why a file that is used once was not used.
package enum SpendableFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file.
    case missing(String)
    /// It was overwritten with zeros, or its name was taken away.
    case spent(String)
    /// Another process uses it.
    case locked(String)
    /// It is a symbolic link, or no regular file.
    case notAFile(String)
    /// It has a second name, under which it would be found again.
    case severalNames(String)
    /// Others can read or write it.
    case shared(String)
    /// It has more bytes than any file of its kind.
    case tooLarge(String, maximum: Int)
    /// The system refuses to read or to lock it.
    case unreadable(String, SystemError)
    /// It may still be there, or be there again after a power failure.
    case notSpent(String, SystemError)

    /// What was expected, what came, and what to do.
    package var description: String {
        switch self {
        case .missing(let path):
            "there is no file '\(path)'; a file of nonces is gone once it has been used. Make new nonces."
        case .spent(let path):
            "'\(path)' was used up; nobody uses nonces twice. Delete it, and make new nonces."
        case .locked(let path): "another process uses '\(path)'; wait for its end."
        case .notAFile(let path):
            "'\(path)' is a symbolic link or no regular file; name the file itself."
        case .severalNames(let path):
            "'\(path)' has a second name, a hard link, under which it would be left; delete it, and make new nonces."
        case .shared(let path):
            "'\(path)' holds a secret, and others can read or write it; delete it, and make new nonces."
        case .tooLarge(let path, let maximum):
            "'\(path)' has more than \(maximum) bytes, and is no file of nonces."
        case .unreadable(let path, let error): "'\(path)' cannot be read: \(error)"
        case .notSpent(let path, let error):
            "'\(path)' could not be used up for good: \(error). Nothing was given out; delete it, and make new nonces."
        }
    }
}
