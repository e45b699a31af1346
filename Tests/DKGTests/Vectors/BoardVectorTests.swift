import DKG
import TestSupport
import Testing

/// Boards made by an independent implementation of the protocol.
///
/// Two who agree on all of them agree on every byte and every rule that they reach. The boards that come
/// with the package show the same things with fewer boards: ``CompactBoardTests``.
@Suite("All boards of an independent implementation", .enabled(if: Vectors.has("ceremony")))
struct BoardVectorTests {
    @Test("All boards are there")
    func allBoardsAreThere() {
        #expect(BoardVector.all.count == 189)
    }

    @Test("The auditor reaches the expected outcome", arguments: BoardVector.all)
    func auditor(vector: BoardVector) throws {
        try vector.checkAuditor()
    }

    @Test(
        "Every participant, rebuilt from its seed and the board, says what is on the board",
        arguments: BoardVector.all)
    func participants(vector: BoardVector) throws {
        try vector.checkParticipants()
    }

    @Test(
        "Another order and repetitions change nothing but the receipts",
        arguments: BoardVector.all)
    func orderDoesNotMatter(vector: BoardVector) throws {
        try vector.checkInAnotherOrder()
    }
}
