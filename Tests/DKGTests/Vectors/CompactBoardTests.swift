import DKG
import TestSupport
import Testing

/// The boards of an independent implementation that come with the package.
///
/// Scripts/own-vectors.py has chosen them from all boards, so that together they show every outcome, every
/// fault in every round and every receipt that all show.
@Suite("Boards of an independent implementation")
struct CompactBoardTests {
    @Test("The boards are there")
    func boardsAreThere() throws {
        #expect(CompactBoard.all.count == 41)
        #expect(CompactBoard.written.count == 3)
    }

    @Test(
        "Every board is to the byte what it was when it was made, and means the same",
        arguments: CompactBoard.all)
    func boards(board: CompactBoard) throws {
        let vector = try board.expanded()
        try vector.checkAuditor()
        try vector.checkParticipants()
        try vector.checkInAnotherOrder()
    }

    @Test("Boards without a fault, written in full", arguments: CompactBoard.written)
    func boardsWithoutAFault(vector: BoardVector) throws {
        try vector.checkAuditor()
        try vector.checkParticipants()
        try vector.checkInAnotherOrder()
    }

    @Test("A changed byte of an envelope, or of the hash, is noticed", arguments: [2, 20, 40])
    func changedByte(position: Int) throws {
        let board = try #require(CompactBoard.all.dropFirst(position).first)
        var changed = board
        changed.read = changed.read.changed()
        #expect(throws: TestError.self) { try changed.expanded() }

        changed = board
        for round in changed.rounds.indices {
            for entry in changed.rounds[round].envelopes.indices {
                guard case .envelope(let bytes) = changed.rounds[round].envelopes[entry] else {
                    continue
                }
                changed.rounds[round].envelopes[entry] = .envelope(bytes.changed())
            }
        }
        #expect(throws: TestError.self) { try changed.expanded() }
    }
}

extension HexValue {
    /// The same bytes but for one bit of the last.
    fileprivate func changed() -> HexValue {
        HexValue(bytes.dropLast() + bytes.suffix(1).map { $0 ^ 1 })
    }
}
