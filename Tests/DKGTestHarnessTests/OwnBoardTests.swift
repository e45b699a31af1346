import DKG
import DKGTestHarness
import Testing

@Suite("A board of one's own")
struct OwnBoardTests {
    /// Keeps its rounds in a dictionary and turns the order of each around.
    struct ReversingBoard: Board {
        private var rounds: [Int: [[UInt8]]] = [:]
        private(set) var closed = 0

        mutating func post(_ envelope: [UInt8]) {
            rounds[closed, default: []].insert(envelope, at: 0)
        }

        mutating func closeRound() { closed += 1 }

        func envelopes(inRound position: Int) -> [[UInt8]] { rounds[position] ?? [] }
    }

    @Test("is driven as the one in memory is", arguments: CommitmentScheme.allCases)
    func drives(scheme: CommitmentScheme) throws {
        let configuration = SimulationConfiguration(
            participants: 4, threshold: 2, scheme: scheme, seed: 31)
        var board = ReversingBoard()
        let result = try CeremonySimulation.run(configuration, over: &board)
        let usual = try CeremonySimulation.run(configuration)
        #expect(result.violations().isEmpty, "\(result.violations())")
        #expect(result.auditor.transcript == usual.auditor.transcript)
        #expect(board.closed == (scheme == .pedersen ? 6 : 4))
        #expect(result.board.messageCount == usual.board.messageCount)
        for round in 0..<board.closed {
            #expect(
                board.envelopes(inRound: round)
                    == usual.board.envelopes(inRound: round).reversed())
        }
    }
}
