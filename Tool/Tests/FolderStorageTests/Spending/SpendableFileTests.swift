import DKG
import Foundation
import Testing

@testable import FolderStorage

@Suite("Files that are used once")
struct SpendableFileTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("spendable-\(UUID().uuidString)")

    /// A path in a folder that the caller removes.
    private func file(_ bytes: [UInt8], mode: Int = 0o600, _ name: String = "f") throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent(name).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What opening is refused for; `nil` if it is not.
    private func refusal(_ path: String, atMost limit: Int = 4) -> SpendableFileError? {
        do throws(SpendableFileError) {
            let file = try SpendableFile(opening: path, atMost: limit)
            return file.content.count < 0 ? .missing(path) : nil
        } catch {
            return error
        }
    }

    @Test("It is read, used up, and gone; nobody else has it in the meantime")
    func once() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try file([1, 2, 3])
        do {
            let file = try SpendableFile(opening: path, atMost: 3)
            #expect(file.content.count == 3)
            #expect(refusal(path) == .locked(path))
            // Not used, it stays as it was.
            #expect(try bytes(path) == [1, 2, 3])
        }
        let held = try SpendableFile(opening: path, atMost: 4)
        try held.spend()
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(refusal(path) == .missing(path))
    }

    @Test("Who moves it moves zeros, and another file of its name stays")
    func moved() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try file([1, 2, 3])
        let held = try SpendableFile(opening: path, atMost: 4)
        try FileManager.default.moveItem(atPath: path, toPath: path + "-moved")
        _ = try file([9])
        try held.spend()
        #expect(try bytes(path) == [9])
        #expect(try bytes(path + "-moved") == [0, 0, 0])
    }

    @Test("What is no such file is refused, each with its reason")
    func refused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try file([1, 2, 3])
        #expect(refusal(path) == nil)
        #expect(refusal(path, atMost: 2) == .tooLarge(path, maximum: 2))
        let link = path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(refusal(link) == .notAFile(link))
        try FileManager.default.linkItem(atPath: path, toPath: path + "-2")
        #expect(refusal(path) == .severalNames(path))
        try FileManager.default.removeItem(atPath: path + "-2")
        #expect(refusal(path) == nil)
        #expect(refusal(folder.path) == .notAFile(folder.path))
        let shared = try file([1], mode: 0o604, "shared")
        #expect(refusal(shared) == .shared(shared))
        for content in [[UInt8](repeating: 0, count: 3), []] {
            let spent = try file(content, "spent")
            #expect(refusal(spent) == .spent(spent))
        }
        let below = path + "/x"
        #expect(refusal(below) == .unreadable(below, SystemError(code: ENOTDIR)))
    }
}
