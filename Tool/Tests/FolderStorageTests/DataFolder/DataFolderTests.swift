import Foundation
import Testing

@testable import FolderStorage

@Suite("A data folder")
struct DataFolderTests {
    private func error(_ body: () throws -> Void) -> DataFolderError? {
        do {
            try body()
            return nil
        } catch {
            return error as? DataFolderError
        }
    }

    @Test("It is made for its owner alone, and so are its files")
    func modes() throws {
        let scratch = try Scratch()
        let folder = try DataFolder(making: scratch("d"))
        try folder.replace("state.sealed", with: [1, 2])
        #expect(try scratch.mode("d") == 0o700)
        #expect(try scratch.mode("d/state.sealed") == 0o600)
        #expect(try scratch.mode("d/lock") == 0o600)
        #expect(try folder.reader.names() == ["state.sealed"])
    }

    @Test("What is replaced, added and removed is read so")
    func files() throws {
        let scratch = try Scratch()
        let folder = try DataFolder(making: scratch("d"))
        #expect(try folder.reader.read("a", atMost: 9) == nil)
        try folder.replace("a", with: [1])
        try folder.replace("a", with: [2, 3])
        #expect(try folder.reader.read("a", atMost: 2) == [2, 3])
        try folder.add("b", [])
        #expect(try folder.reader.read("b", atMost: 0) == [])
        let path = scratch("d/b")
        #expect(error { try folder.add("b", [9]) } == .exists(path))
        #expect(try folder.reader.read("b", atMost: 9) == [])
        #expect(try folder.reader.names() == ["a", "b"])
        #expect(try folder.contains("a"))
        try folder.remove("a")
        try folder.remove("a")
        try folder.add("first", [1])
        try folder.add("second", [1])
        try folder.remove("first", "none", "second")
        #expect(try !folder.contains("a"))
        #expect(try scratch.names("d") == ["b", "lock"])
        // Another one reads it without the lock.
        let reader = try DataFolderReader(scratch("d"))
        #expect(try reader.read("b", atMost: 9) == [])
    }

    @Test(
        "Names that are none are refused",
        arguments: ["", ".", "..", ".hidden", "lock", "a/b", "a b", "a\n", "a\u{0}b", "ä"])
    func names(name: String) throws {
        let scratch = try Scratch()
        let folder = try DataFolder(making: scratch("d"))
        #expect(error { try folder.replace(name, with: [1]) } == .name(name))
        #expect(error { try folder.add(name, [1]) } == .name(name))
        #expect(error { try folder.remove(name) } == .name(name))
        #expect(error { _ = try folder.contains(name) } == .name(name))
        #expect(error { _ = try folder.reader.read(name, atMost: 1) } == .name(name))
        #expect(try scratch.names("d") == ["lock"])
    }

    @Test("A folder that is not there, is no folder, or is open to others is refused")
    func folders() throws {
        let scratch = try Scratch()
        let path = scratch("d")
        #expect(error { _ = try DataFolder(locking: path) } == .missing(path))
        #expect(error { _ = try DataFolderReader(path) } == .missing(path))
        let deep = scratch("a/b")
        #expect(
            error { _ = try DataFolder(making: deep) }
                == .unwritable(deep, SystemError(code: ENOENT)))
        try scratch.write("text", to: "file")
        let file = scratch("file")
        #expect(
            error { _ = try DataFolder(making: file) }
                == .unreadable(file, SystemError(code: ENOTDIR)))
        _ = try DataFolder(making: path)
        for mode in [0o750, 0o701, 0o720] {
            try scratch.setMode(mode, of: "d")
            #expect(error { _ = try DataFolder(making: path) } == .shared(path, isFolder: true))
            #expect(error { _ = try DataFolderReader(path) } == .shared(path, isFolder: true))
        }
        try scratch.setMode(0o700, of: "d")
        #expect(error { _ = try DataFolder(making: path) } == nil)
    }

    @Test(
        "A folder or a file of another user is refused",
        .enabled(if: geteuid() == 0, "only the superuser gives files away"))
    func owners() throws {
        let scratch = try Scratch()
        let (path, file) = (scratch("d"), scratch("d/a"))
        let folder = try DataFolder(making: path)
        try folder.replace("a", with: [1])
        try scratch.give("d/a", to: 65534)
        #expect(error { _ = try folder.reader.read("a", atMost: 1) } == .notOwn(file))
        try scratch.give("d", to: 65534)
        #expect(error { _ = try DataFolderReader(path) } == .notOwn(path))
    }

    @Test("A file that is too large, open to others, or no file is refused")
    func refusedFiles() throws {
        let scratch = try Scratch()
        let folder = try DataFolder(making: scratch("d"))
        try folder.replace("a", with: [1, 2, 3])
        let path = scratch("d/a")
        let large = DataFolderError.tooLarge(path, maximum: 2)
        #expect(error { _ = try folder.reader.read("a", atMost: 2) } == large)
        for mode in [0o640, 0o604, 0o620] {
            try scratch.setMode(mode, of: "d/a")
            #expect(
                error { _ = try folder.reader.read("a", atMost: 3) }
                    == .shared(path, isFolder: false))
        }
        try scratch.setMode(0o600, of: "d/a")
        #expect(error { _ = try folder.reader.read("a", atMost: 3) } == nil)
        let files = FileManager.default
        try files.createDirectory(
            atPath: scratch("d/folder"), withIntermediateDirectories: false)
        try files.createSymbolicLink(atPath: scratch("d/link"), withDestinationPath: path)
        try scratch.makePipe("d/pipe")
        for name in ["folder", "link", "pipe"] {
            let path = scratch("d/" + name)
            #expect(error { _ = try folder.reader.read(name, atMost: 3) } == .notAFile(path))
            #expect(error { try folder.add(name, [1]) } == .exists(path))
        }
    }

    @Test("What the system says is passed on")
    func systemErrors() throws {
        let scratch = try Scratch()
        // A slash at the end does no harm.
        let folder = try DataFolder(making: scratch("d") + "/")
        let long = String(repeating: "a", count: 300)
        let path = scratch("d/" + long)
        let unreadable = DataFolderError.unreadable(path, SystemError(code: ENAMETOOLONG))
        #expect(error { _ = try folder.reader.read(long, atMost: 1) } == unreadable)
        #expect(error { _ = try folder.contains(long) } == unreadable)
        try FileManager.default.createDirectory(
            atPath: scratch("d/folder"), withIntermediateDirectories: false)
        let removed = error { try folder.remove("folder") }
        guard case .unwritable(scratch("d/folder"), _)? = removed else {
            Issue.record("\(String(describing: removed))")
            return
        }
    }

    @Test("What was not finished is removed by the next one who has the lock, and by nobody else")
    func unfinished() throws {
        let scratch = try Scratch()
        _ = try DataFolder(making: scratch("d"))
        try scratch.write("part", to: "d/.writing-1-1")
        try scratch.write("other", to: "d/.other")
        _ = try DataFolderReader(scratch("d"))
        #expect(try scratch.names("d") == [".other", ".writing-1-1", "lock"])
        let folder = try DataFolder(locking: scratch("d"))
        #expect(try scratch.names("d") == [".other", "lock"])
        #expect(try folder.reader.names() == [])
    }

    @Test("Errors say what was expected, what came and what to do")
    func descriptions() {
        let system = SystemError(code: EIO)
        let errors: [DataFolderError] = [
            .missing("d"), .notOwn("d"), .shared("d", isFolder: true),
            .shared("d", isFolder: false), .locked("d"), .name("d"), .exists("d"), .notAFile("d"),
            .tooLarge("d", maximum: 1), .unreadable("d", system), .unwritable("d", system),
            .notDurable("d", system),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors[2].description.contains("chmod 700 d"))
        #expect(errors[3].description.contains("chmod 600 d"))
    }
}
