import DKG
import Foundation
import Testing

@testable import FolderStorage

@Suite("A board in a folder")
struct FolderBoardTests {
    /// What a body throws.
    private func error(_ body: () throws -> Void) -> BoardError? {
        do {
            try body()
            return nil
        } catch {
            return error as? BoardError
        }
    }

    @Test("Entries are read as they were appended, by whoever opens it")
    func appends() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        #expect(try board.texts() == [])
        #expect(try board.append(text: "one") == 1)
        #expect(try board.append(text: "two") == 2)
        var other = try FolderBoard(opening: scratch("b"), entryLimit: 1024)
        #expect(try other.texts() == ["one", "two"])
        #expect(try other.append(text: "three") == 3)
        #expect(try board.append(text: "four") == 4)
        #expect(try board.texts(after: 2) == ["three", "four"])
        #expect(try board.entry(after: 4) == nil)
        #expect(
            try scratch.names("b")
                == ["0000000001", "0000000002", "0000000003", "0000000004", "board"])
        #expect(try scratch.mode("b/0000000001") == 0o644)
    }

    @Test("The board has an identity that is made once")
    func identity() throws {
        let scratch = try Scratch()
        let board = try FolderBoard.made(scratch("b"), 1)
        let again = try FolderBoard.made(scratch("b"), 2)
        let opened = try FolderBoard(opening: scratch("b"), entryLimit: 1)
        let other = try FolderBoard.made(scratch("c"), 2)
        #expect(again.identity == board.identity && opened.identity == board.identity)
        #expect(other.identity != board.identity)
        #expect(try scratch.text("b/board") == String(repeating: "01", count: 32) + "\n")
        let expected = TaggedHash("DKG/tool/folder board").digest(
            of: [UInt8](repeating: 1, count: 32))
        #expect(board.identity == expected)
        #expect(error { try board.check(expected) } == nil)
        let otherIdentity = other.identity
        #expect(
            error { try board.check(otherIdentity) }
                == .differs(scratch("b"), expected: otherIdentity, got: expected))
    }

    @Test("What is no board is not opened, and not made one")
    func noBoard() throws {
        let scratch = try Scratch()
        let nowhere = scratch("nowhere")
        #expect(
            error { _ = try FolderBoard(opening: nowhere, entryLimit: 1) } == .missing(nowhere))
        let empty = scratch("empty")
        try FileManager.default.createDirectory(
            atPath: empty, withIntermediateDirectories: false)
        #expect(error { _ = try FolderBoard(opening: empty, entryLimit: 1) } == .missing(empty))
        try scratch.write("text", to: "file")
        let file = scratch("file")
        #expect(
            error { _ = try FolderBoard(opening: file, entryLimit: 1) }
                == .unreadable(file, SystemError(code: ENOTDIR)))
        #expect(error { _ = try FolderBoard.made(file) } != nil)
        // A folder in use, such as that of a board whose identity somebody has removed.
        try scratch.write("text", to: "empty/0000000001")
        #expect(error { _ = try FolderBoard.made(empty) } == .occupied(empty))
        // The folder around it is not made.
        let deep = scratch("a/b")
        #expect(
            error { _ = try FolderBoard.made(deep) }
                == .unwritable(deep, SystemError(code: ENOENT)))
    }

    @Test(
        "An identity of another form is refused",
        arguments: [
            "", "\n", String(repeating: "01", count: 32), String(repeating: "01", count: 31) + "\n",
            String(repeating: "0x", count: 32) + "\n", String(repeating: "01", count: 32) + " ",
            String(repeating: "01", count: 33) + "\n",
        ])
    func malformedIdentity(text: String) throws {
        let scratch = try Scratch()
        _ = try FolderBoard.made(scratch("b"))
        try scratch.write(text, to: "b/board")
        let path = scratch("b")
        #expect(
            error { _ = try FolderBoard(opening: path, entryLimit: 1) }
                == .malformedIdentity(path + "/board"))
    }

    @Test("An identity that cannot be read is said, and not made anew")
    func unreadableIdentity() throws {
        let scratch = try Scratch()
        _ = try FolderBoard.made(scratch("b"))
        try scratch.remove("b/board")
        try FileManager.default.createSymbolicLink(
            atPath: scratch("b/board"), withDestinationPath: scratch("elsewhere"))
        let path = scratch("b")
        let expected = BoardError.unreadable(path + "/board", SystemError(code: ELOOP))
        #expect(error { _ = try FolderBoard(opening: path, entryLimit: 1) } == expected)
        #expect(error { _ = try FolderBoard.made(path) } == expected)
    }

    @Test("Entries that are empty or too large are not appended")
    func sizes() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for count in [0, 1025] {
            do {
                try board.append([UInt8](repeating: 1, count: count))
                Issue.record("\(count) bytes")
            } catch {
                #expect(error == .size(maximum: 1024, got: count))
            }
        }
        #expect(try board.append([UInt8](repeating: 65, count: 1024)) == 1)
        #expect(try board.texts() == [String(repeating: "A", count: 1024)])
        #expect(try scratch.names("b") == ["0000000001", "board"])
    }

    @Test("What others have put there is an entry like any other, or is skipped and said")
    func foreignEntries() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        try scratch.write("", to: "b/0000000001")
        try scratch.write(String(repeating: "x", count: 1025), to: "b/0000000002")
        try scratch.write(String(repeating: "y", count: 1024), to: "b/0000000003")
        let files = FileManager.default
        try files.createDirectory(
            atPath: scratch("b/0000000004"), withIntermediateDirectories: false)
        try files.createSymbolicLink(
            atPath: scratch("b/0000000005"), withDestinationPath: scratch("b/board"))
        try scratch.makePipe("b/0000000006")
        // Names of no entry.
        for name in [
            "7", "000000007", "00000000007", "000000000a", "0000000000", ".0000000007",
            "+000000009",
        ] {
            try scratch.write("no entry", to: "b/" + name)
        }
        let texts = [
            "", "[1025]", String(repeating: "y", count: 1024), "[no file]", "[no file]",
            "[no file]",
        ]
        #expect(try board.texts() == texts)
        #expect(try board.append(text: "mine") == 7)
        #expect(try board.texts(after: 6) == ["mine"])
    }

    @Test("A gap is said, by whoever reads and by whoever appends")
    func gaps() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for number in 1...5 { try board.append(text: "\(number)") }
        try scratch.remove("b/0000000003")
        try scratch.remove("b/0000000002")
        let expected = BoardError.gap(scratch("b"), missing: 2, next: 4)
        for isAppended in [true, false] {
            var other = try FolderBoard(opening: scratch("b"), entryLimit: 1024)
            do {
                if isAppended {
                    try other.append(text: "mine")
                } else {
                    _ = try other.texts()
                }
                Issue.record("nothing was said")
            } catch {
                #expect(error as? BoardError == expected)
            }
        }
        #expect(try scratch.names("b") == ["0000000001", "0000000004", "0000000005", "board"])
    }

    @Test("A board that went back is said, also to whoever has read it before a restart")
    func wentBack() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for number in 1...3 { try board.append(text: "\(number)") }
        try scratch.remove("b/0000000003")
        let path = scratch("b")
        do throws(BoardError) {
            try board.append([1])
            Issue.record("nothing was said")
        } catch {
            #expect(error == .wentBack(path, read: 3, last: 2))
        }
        var restarted = try FolderBoard(opening: path, entryLimit: 1024)
        do {
            _ = try restarted.entry(after: 3)
            Issue.record("nothing was said")
        } catch {
            #expect(error == .wentBack(path, read: 3, last: 2))
        }
        // The twin: nothing is wrong for whoever has read less.
        var other = try FolderBoard(opening: path, entryLimit: 1024)
        #expect(try other.entry(after: 2) == nil)
        #expect(try other.append(text: "3 again") == 3)
    }

    @Test("A number that is taken in between is left to whoever has it")
    func taken() throws {
        let scratch = try Scratch()
        let board = try FolderBoard.made(scratch("b"))
        for name in ["0000000001", "0000000002"] { try scratch.write("theirs", to: "b/" + name) }
        let temporary = try FolderBoard.writeTemporary([1], in: board.folder)
        // As if the other two had come after the list was made.
        #expect(try board.place(temporary, from: 1) == 3)
        #expect(try scratch.text("b/0000000001") == "theirs")
    }

    @Test("A link whose answer was lost is found again, and not made twice")
    func lostAnswer() throws {
        let scratch = try Scratch()
        let board = try FolderBoard.made(scratch("b"))
        let temporary = try FolderBoard.writeTemporary([1], in: board.folder)
        #expect(try board.place(temporary, from: 1) == 1)
        #expect(try board.place(temporary, from: 1) == 1)
        board.folder.removeTemporary(temporary)
        #expect(try scratch.names("b") == ["0000000001", "board"])
    }

    @Test("There is no number after the last")
    func full() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        let temporary = try FolderBoard.writeTemporary([1], in: board.folder)
        #expect(try board.place(temporary, from: 9_999_999_999) == 9_999_999_999)
        let another = try FolderBoard.writeTemporary([1], in: board.folder)
        let path = scratch("b")
        do {
            _ = try board.place(another, from: 9_999_999_999)
            Issue.record("there is a number")
        } catch {
            #expect(error == .full(path))
        }
        #expect(try board.entry(after: 9_999_999_999) == nil)
        #expect(try board.entry(after: .max) == nil)
    }

    @Test("A temporary file of an earlier process with the same number stays as it is")
    func temporaryNames() throws {
        let scratch = try Scratch()
        let board = try FolderBoard.made(scratch("b"))
        let first = try FolderBoard.writeTemporary([1], in: board.folder)
        let number = try #require(UInt64(first.split(separator: "-").last ?? ""))
        for next in number + 1...number + 40 {
            try scratch.write("theirs", to: "b/.writing-\(getpid())-\(next)")
        }
        let second = try FolderBoard.writeTemporary([1], in: board.folder)
        #expect(try scratch.text("b/" + second) == "\u{1}")
        #expect(try scratch.text("b/.writing-\(getpid())-\(number + 1)") == "theirs")
    }

    @Test("Errors say what was expected, what came and what to do")
    func descriptions() {
        let system = SystemError(code: ENOSPC)
        let errors: [BoardError] = [
            .missing("b"), .occupied("b"), .malformedIdentity("b"), .unreadable("b", system),
            .unwritable("b", system), .noLinks("b", system), .notDurable(position: 1, system),
            .size(maximum: 1, got: 2), .full("b"), .gap("b", missing: 1, next: 2),
            .wentBack("b", read: 2, last: 1), .differs("b", expected: .zero, got: .zero),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors[4].description.contains("No space left on device"))
    }

    @Test("Whoever waits at the end of an old board sees what is added, and what is taken away")
    func waiting() throws {
        let scratch = try Scratch()
        var board = try FolderBoard.made(scratch("b"))
        for text in ["one", "two", "three"] { try board.append(text: text) }
        func age() throws {
            let old = Date(timeIntervalSince1970: 1_700_000_000)
            try FileManager.default.setAttributes(
                [.modificationDate: old], ofItemAtPath: scratch("b"))
        }
        try age()
        for _ in 0..<3 { #expect(try board.entry(after: 3) == nil) }
        // Somebody else appends.
        var other = try FolderBoard(opening: scratch("b"), entryLimit: 100)
        try other.append(text: "four")
        #expect(try board.entry(after: 3)?.position == 4)
        try age()
        for _ in 0..<2 { #expect(try board.entry(after: 4) == nil) }
        try scratch.remove("b/0000000002")
        // While the folder says that it was not changed, nothing is listed again.
        try age()
        #expect(try board.entry(after: 4) == nil)
        try scratch.write("x", to: "b/.x")
        #expect(
            error { _ = try board.entry(after: 4) }
                == BoardError.gap(scratch("b"), missing: 2, next: 3))
    }
}
