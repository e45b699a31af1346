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

    @Test("Colours are escape sequences, and only when they are wanted")
    func style() {
        #expect(TextStyle(isColoured: true).bad("x") == "\u{1B}[31mx\u{1B}[0m")
        #expect(TextStyle(isColoured: false).bad("x") == "x")
    }
}
