import DKG
import Testing

@Suite("Who has a part in a round")
struct PartsTests {
    @Test("Everybody invited, less the convicted", arguments: CommitmentScheme.allCases)
    func parts(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 5, t: 2)
        #expect(bench.state.participants(in: .join).numbers == [1, 2, 3, 4, 5])
        #expect(bench.state.participants(in: .deal).isEmpty)
        bench.postings[5] = nil
        try bench.advance(to: .deal)
        #expect(bench.state.participants(in: .deal).numbers == [1, 2, 3, 4])
        let session = try #require(bench.state.session)
        bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
        try bench.advance(to: .respond)
        #expect(bench.state.participants(in: .respond).numbers == [1, 2, 3, 4])
        bench.close()
        // The complaint is judged: 4 has lost its part, in the rounds before as well.
        #expect(bench.state.convicted.numbers == [4])
        for round in [Round.deal, .respond] {
            #expect(bench.state.participants(in: round).numbers == [1, 2, 3])
        }
        let open = try #require(bench.state.openRound)
        #expect(bench.state.participants(in: open) == bench.state.expected)
        #expect(bench.state.participants(in: open).numbers == [1, 2, 3])
    }
}
