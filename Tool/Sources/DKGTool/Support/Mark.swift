/// A small public file beside a secret one, which says what the secret was used for.
///
/// Nothing is kept for a secret that does not come from a file, such as standard input.
enum Mark: String, CaseIterable {
    /// In which session the randomness was used; see ``SessionMark``.
    case session
    /// With which options part1 made its package; see ``FROSTSetupMark``.
    case setup
    /// What step1 was made of; see ``ChillStep1Mark``.
    case step1

    /// The file's name: that of the secret, a dot and the name of the mark.
    func path(beside path: String) -> String { path + "." + rawValue }

    /// What the mark beside a file says; `nil` if there is none.
    func content(beside path: String) throws(FileAccess.Failure) -> String? {
        let mark = self.path(beside: path)
        guard FileAccess.isFile(path), FileAccess.isFile(mark) else { return nil }
        return String(decoding: try FileAccess.read(mark), as: UTF8.self)
    }

    /// Leaves a mark, which is there as a whole or not at all; one that is there stays.
    ///
    /// - Returns: What the mark says now; `nil` if the secret is in no file.
    func leave(_ content: String, beside path: String) throws(FileAccess.Failure) -> String? {
        guard FileAccess.isFile(path) else { return nil }
        do throws(FileAccess.Failure) {
            try FileAccess.writeAtOnce(Array(content.utf8), to: self.path(beside: path))
        } catch .exists {
            return try self.content(beside: path)
        }
        return content
    }

    /// Checks that no mark is left of an older file with this name, before a secret is drawn.
    ///
    /// - Parameter path: The file that is going to be written.
    /// - Throws: `FileAccess.Failure.exists` if there is a mark.
    static func checkNone(_ path: String) throws(FileAccess.Failure) {
        for mark in allCases where FileAccess.isFile(mark.path(beside: path)) {
            throw .exists(mark.path(beside: path))
        }
    }
}
