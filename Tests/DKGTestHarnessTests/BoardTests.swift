import DKGTestHarness
import Testing

@Suite("The in-memory board")
struct BoardTests {
    @Test("It keeps the envelopes of each round in order")
    func order() {
        var board = InMemoryBoard()
        #expect(board.roundCount == 1)
        #expect(board.envelopes(inRound: 0).isEmpty)
        board.post([1])
        board.post([2, 2])
        board.closeRound()
        board.post([3, 3, 3])
        #expect(board.roundCount == 2)
        #expect(board.envelopes(inRound: 0) == [[1], [2, 2]])
        #expect(board.envelopes(inRound: 1) == [[3, 3, 3]])
        #expect(board.messageCount == 3)
        #expect(board.byteCount == 6)
    }

    @Test("Rounds that were not opened are empty", arguments: [-1, 1, 2, Int.max, Int.min])
    func unopened(position: Int) {
        var board = InMemoryBoard()
        board.post([1])
        #expect(board.envelopes(inRound: position).isEmpty)
    }

    @Test("It is usable as any board")
    func existential() {
        var board: any Board = InMemoryBoard()
        board.post([9])
        board.closeRound()
        #expect(board.envelopes(inRound: 0) == [[9]])
    }
}
