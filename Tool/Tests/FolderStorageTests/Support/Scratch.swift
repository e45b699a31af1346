import Foundation
import Testing

@testable import FolderStorage

/// A folder of its own for each test, which is removed afterwards.
struct Scratch: ~Copyable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/dkg-folder-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Everything in a folder of it, sorted, hidden files too.
    func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self(folder)).sorted()
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: self(name), encoding: .utf8)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: self(name))
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self(name))[.posixPermissions] as? Int
    }

    func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self(name))
    }

    /// Makes a pipe with a name.
    func makePipe(_ name: String) throws {
        guard unsafe mkfifo(self(name), 0o600) == 0 else { throw SystemError.last }
    }

    /// Gives a file to another user.
    func give(_ name: String, to user: uid_t) throws {
        guard unsafe chown(self(name), user, user) == 0 else { throw SystemError.last }
    }
}
