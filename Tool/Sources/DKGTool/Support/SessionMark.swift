import DKG

/// What the randomness in a file was used for: a file beside it whose name ends in `.session`.
///
/// From the same randomness follow the same polynomial and the same shares. Whoever has spoken in one session
/// with them must not speak in another: shares for other receivers would add up to the polynomial, and
/// two signatures can certify two keys.
enum SessionMark {
    /// The randomness was used in another session.
    struct Conflict: Error, CustomStringConvertible {
        let path: String
        let mark: String

        var description: String {
            "the randomness in '\(path)' was used in another session, which '\(mark)' names, and must not be "
                + "used in two. Continue with the messages of that one, or begin anew with new randomness."
        }
    }

    /// Leaves a mark, or checks the one that is there.
    ///
    /// Call it before anything leaves that only this session may get.
    ///
    /// - Parameters:
    ///   - path: The file with the randomness.
    ///   - session: What names the session.
    /// - Throws: ``Conflict``, or `FileAccess.Failure`.
    static func bind(_ path: String, to session: Digest) throws {
        let line = session.encoded.hexadecimal + "\n"
        try compare(Mark.session.leave(line, beside: path), with: line, path)
    }

    /// Checks a mark that is there, before anybody is blamed for a message of another session.
    ///
    /// - Parameters:
    ///   - path: The file with the randomness.
    ///   - session: What names the session.
    /// - Throws: ``Conflict``, or `FileAccess.Failure`.
    static func check(_ path: String, against session: Digest) throws {
        let line = session.encoded.hexadecimal + "\n"
        try compare(Mark.session.content(beside: path), with: line, path)
    }

    private static func compare(_ found: String?, with line: String, _ path: String) throws {
        guard let found, found != line else { return }
        throw Conflict(path: path, mark: Mark.session.path(beside: path))
    }
}
