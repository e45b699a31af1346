import Foundation
import Testing

@testable import FolderStorage

@Suite("The end of a board at which others are at work")
struct EndOfBoardTests {
    /// A board with five entries, and its folder as if it had been changed at a given time.
    private func made(_ scratch: borrowing Scratch) throws -> FolderBoard {
        var board = try FolderBoard.made(scratch("b"))
        for number in 1...5 { try board.append(text: "\(number)") }
        try change(scratch, at: 0)
        return try FolderBoard(opening: scratch("b"), entryLimit: 1024)
    }

    /// Lets the folder say that it was changed then.
    private func change(_ scratch: borrowing Scratch, at second: Double) throws {
        let date = Date(timeIntervalSince1970: 1_700_000_000 + second)
        try FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: scratch("b"))
    }

    private func append(_ scratch: borrowing Scratch, at second: Double) throws {
        var other = try FolderBoard(opening: scratch("b"), entryLimit: 1024)
        try other.append(text: "new")
        try change(scratch, at: second)
    }

    private func expectGap(
        _ board: inout FolderBoard, after position: UInt64, missing: UInt64, next: UInt64,
        in path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        do throws(BoardError) {
            _ = try board.entry(after: position)
            Issue.record("nothing was said", sourceLocation: sourceLocation)
        } catch {
            #expect(
                error == .gap(path, missing: missing, next: next), sourceLocation: sourceLocation)
        }
    }

    @Test("It is listed at first, and then when nothing has come between two looks")
    func lists() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        #expect(try board.texts().count == 5)
        #expect(board.seenEnd?.looks == 0)
        for number in 6...9 {
            try append(scratch, at: Double(number))
            #expect(try board.texts(after: UInt64(number - 1)) == ["new"])
            #expect(board.seenEnd?.looks == 1)
        }
        #expect(try board.entry(after: 9) == nil)
        #expect(board.seenEnd?.looks == 0)
        #expect(board.seenEnd?.isSettled == true)
    }

    @Test("An entry that is taken away while others append is missed as soon as they do not")
    func gap() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        _ = try board.texts()
        try scratch.remove("b/0000000002")
        try scratch.write("new", to: "b/0000000006")
        try change(scratch, at: 1)
        #expect(try board.texts(after: 5) == ["new"])
        expectGap(&board, after: 6, missing: 2, next: 3, in: scratch("b"))
    }

    @Test("A hole is never filled: whoever appends lists for itself")
    func hole() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        #expect(try board.entry(after: 2)?.position == 3)
        #expect(try board.entry(after: 5) == nil)
        try scratch.write("new", to: "b/0000000006")
        try scratch.write("new", to: "b/0000000008")
        try change(scratch, at: 1)
        let path = scratch("b")
        #expect(try board.texts(after: 5) == ["new"])
        do throws(BoardError) {
            try board.append([1])
            Issue.record("the hole was filled")
        } catch {
            #expect(error == .gap(path, missing: 7, next: 8))
        }
        #expect(try !scratch.names("b").contains("0000000007"))
    }

    @Test("An entry that is missing before one that was seen is missed at once")
    func missing() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        #expect(try board.entry(after: 5) == nil)
        #expect(try board.append(text: "6") == 6)
        #expect(try board.append(text: "7") == 7)
        try scratch.remove("b/0000000006")
        try change(scratch, at: 1)
        expectGap(&board, after: 5, missing: 6, next: 7, in: scratch("b"))
    }

    @Test("A board that went back is said at once, also while its folder changes")
    func wentBack() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        _ = try board.texts()
        try append(scratch, at: 1)
        #expect(try board.texts(after: 5) == ["new"])
        try scratch.remove("b/0000000006")
        try change(scratch, at: 2)
        let path = scratch("b")
        do throws(BoardError) {
            _ = try board.entry(after: 6)
            Issue.record("nothing was said")
        } catch {
            #expect(error == .wentBack(path, read: 6, last: 5))
        }
    }

    @Test("A folder that changes for ever without a new entry is listed all the same")
    func restless() throws {
        let scratch = try Scratch()
        var board = try made(scratch)
        _ = try board.texts()
        try scratch.remove("b/0000000002")
        try scratch.write("new", to: "b/0000000006")
        try change(scratch, at: 1)
        #expect(try board.texts(after: 5) == ["new"])
        for look in 2...15 {
            try change(scratch, at: Double(look))
            #expect(try board.entry(after: 6) == nil)
        }
        try change(scratch, at: 16)
        expectGap(&board, after: 6, missing: 2, next: 3, in: scratch("b"))
    }

    @Test("Whether an entry follows is told without reading it")
    func following() throws {
        let scratch = try Scratch()
        let board = try made(scratch)
        #expect(try board.hasEntry(after: 0))
        #expect(try board.hasEntry(after: 4))
        #expect(try !board.hasEntry(after: 5))
        #expect(try !board.hasEntry(after: .max))
        #expect(board.seenEnd == nil)
    }

    @Test(
        "A file is read whole, however large it was expected to be", arguments: [0, 1, 513, 4096])
    func expectation(count: Int) throws {
        let scratch = try Scratch()
        let text = String(repeating: "x", count: 3000)
        try scratch.write(text, to: "file")
        let folder = try OpenFolder(scratch.path)
        let bytes = try folder.openToRead("file").read(atMost: 3000, expecting: count)
        #expect(bytes == Array(text.utf8))
        #expect(try folder.openToRead("file").read(atMost: 2999, expecting: count) == nil)
    }
}
