import DKG
import Testing

@testable import DKGTool

@Suite("How the tool writes")
struct TextTests {
    @Test(
        "Indices are written as runs",
        arguments: [
            ([], "nobody"), ([3], "3"), ([1, 2], "1, 2"), ([1, 2, 3], "1-3"),
            ([7, 1, 3, 2, 6], "1-3, 6, 7"),
        ] as [([Int], String)])
    func indexList(values: [Int], text: String) throws {
        #expect(IndexList.text(try values.map { try ParticipantIndex($0) }) == text)
    }

    @Test("Lines are broken between words")
    func wrapping() {
        #expect(TextWrapping.lines("one two three", width: 7) == ["one two", "three"])
        #expect(TextWrapping.lines(["a b", "c"], width: 4) == ["a b", "c"])
        #expect(TextWrapping.lines("incomprehensible", width: 5) == ["incomprehensible"])
    }

    @Test("Colours are escape sequences, and only when they are wanted")
    func style() {
        #expect(TextStyle(isColoured: true).bad("x") == "\u{1B}[31mx\u{1B}[0m")
        #expect(TextStyle(isColoured: false).bad("x") == "x")
    }
}
