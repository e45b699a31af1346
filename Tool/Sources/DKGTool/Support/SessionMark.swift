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
                + "used in two. Go on with the messages of that one, or begin anew with new randomness."
        }
    }

    /// Leaves a mark, or checks the one that is there.
    ///
    /// Call it before anything leaves that only this session may get. A mark is there as a whole or not at
    /// all. Nothing is kept for randomness that does not come from a file, such as standard input.
    ///
    /// - Parameters:
    ///   - path: The file with the randomness.
    ///   - session: What names the session.
    /// - Throws: ``Conflict``, or `FileAccess.Failure`.
    static func bind(_ path: String, to session: Digest) throws {
        if !FileAccess.isFile(path) { return }
        let mark = SessionMark.path(beside: path)
        let line = Array((session.bytes.hexadecimal + "\n").utf8)
        do throws(FileAccess.Failure) {
            try FileAccess.writeAtOnce(line, to: mark)
        } catch .exists {
            guard try FileAccess.read(mark) == line else { throw Conflict(path: path, mark: mark) }
        }
    }

    /// Checks that no mark is left of an older file with this name, before randomness is drawn.
    ///
    /// - Parameter path: The file that is going to be written.
    /// - Throws: `FileAccess.Failure.exists` if there is a mark.
    static func checkNone(_ path: String) throws(FileAccess.Failure) {
        let mark = SessionMark.path(beside: path)
        if FileAccess.isFile(mark) { throw .exists(mark) }
    }

    private static func path(beside path: String) -> String { path + ".session" }
}
