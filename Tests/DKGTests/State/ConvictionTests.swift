import DKG
import TestSupport
import Testing

/// What is recorded of those who deviate in more than one way at once.
@Suite("Convictions")
struct ConvictionTests {
    /// What participant 1 says in the open round.
    private func revealed(_ bench: Bench, members: Int) throws -> RevealBody {
        var reader = try Envelope(decoding: bench.message(of: 1)).bodyReader
        return try RevealBody(from: &reader, members: members)
    }

    private func response(_ bench: Bench, members: Int) throws -> ResponseBody {
        var reader = try Envelope(decoding: bench.message(of: 1)).bodyReader
        return try ResponseBody(from: &reader, dealers: members)
    }

    @Test("Two reasons for the same fault at one closing are one fault")
    func once() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .respond)
        let session = try #require(bench.state.session)
        // Two responses and, late, a second dealing.
        try bench.add(bench[4].envelope([1], .respond, id: bench.sid), by: 4)
        try bench.add(bench[4].dealing(in: session, wrongFor: [1]), by: 4)
        bench.close()
        #expect(bench.state.convictions == [Conviction(4, .equivocation, .respond)])
        let voids = try #require(bench.state.history.last).entries.filter { $0.digest == .zero }
        #expect(voids.map(\.round) == [.deal, .respond])
    }

    @Test("Whoever objects rightly to two members is heard about both")
    func twoObjections() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        for number in [3, 4] {
            bench.postings[number] = try [bench[number].extraction(in: session)]
        }
        try bench.advance(to: .confirm)
        for number in 2...5 {
            bench.postings[number] = try [
                bench[number].revealing([], .confirm, in: bench.state)
            ]
        }
        bench.close()
        #expect(
            bench.state.convictions
                == [3, 4].map { Conviction($0, .invalidExtraction, .confirm) })
    }

    @Test("In round 4b everybody looks at each member by itself: errors may cancel")
    func cancellingExtractions() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .extract)
        let session = try #require(bench.state.session)
        // For participant 1 all the errors cancel, and those of 4 and 5 cancel without 3, whose
        // values are right at 1.
        for (number, errors) in [
            (3, [Scalar.zero - .one, .one]), (4, [.one, .zero]), (5, [.zero, .zero - .one]),
        ] {
            bench.postings[number] = try [
                bench[number].extraction(in: session, errors: errors)
            ]
        }
        try bench.advance(to: .confirm)
        let silent = try revealed(bench, members: 5)
        #expect(silent.entries.isEmpty)
        let objection = try bench[4].pair(from: 3, in: bench.state)
        bench.postings[4] = try [bench[4].revealing([objection], .confirm, in: bench.state)]
        bench.postings[2] = try [bench[2].revealing([], .confirm, in: bench.state)]
        bench.close()
        #expect(bench.state.convictions == [Conviction(3, .invalidExtraction, .confirm)])
        let again = try revealed(bench, members: 5)
        #expect(again.entries.map { Int($0.member.value) } == [4, 5])
    }

    @Test("In round 2b everybody looks at each dealing by itself: errors may cancel")
    func cancellingDealings() throws {
        var bench = try Bench(.feldman, n: 7, t: 4)
        try bench.advance(to: .deal)
        let session = try #require(bench.state.session)
        for (number, error) in [(5, Scalar.one), (6, .zero - .one)] {
            bench.postings[number] = try [
                bench[number].dealing(in: session) { shares in
                    let share = shares[0]
                    shares[0] = SealedShare(value: share.value + error, blinding: share.blinding)
                }
            ]
        }
        try bench.advance(to: .respond)
        let calm = try response(bench, members: 7)
        #expect(calm.complaints.isEmpty)
        bench.postings[7] = try [
            bench[7].response([bench[7].complaint(about: 1, in: bench.state)], in: bench.state)
        ]
        bench.close()
        #expect(bench.state.openRound == .respondAgain)
        let again = try response(bench, members: 7)
        #expect(again.complaints.map { Int($0.dealer.value) } == [5, 6])
        bench.close()
        #expect(
            bench.state.convictions == [
                Conviction(7, .falseComplaint, .respond),
                Conviction(5, .invalidShare, .respondAgain),
                Conviction(6, .invalidShare, .respondAgain),
            ])
    }

    @Test("A public polynomial with a point at infinity is not a key")
    func degenerate() throws {
        var bench = try Bench(.feldman, n: 3, t: 2)
        try bench.advance(to: .deal)
        let session = try #require(bench.state.session)
        let last = try [1, 2].map { number in
            let secrets = DealerSecrets(
                seed: try bench[number].ceremonySeed(), session: session.dealing)
            return FeldmanCommitment(to: secrets.polynomial).points[1]
        }
        bench.postings[3] = try [
            bench[3].dealing(
                in: session, lastCommitment: (last[0] + last[1]).multiplied(by: .zero - .one))
        ]
        try bench.advance(to: .respond)
        // Nobody says that the shares do not fit.
        for number in 1...3 {
            bench.postings[number] = try [bench[number].response(in: bench.state)]
        }
        bench.close()
        #expect(bench.state.abortReason == .degenerateKey)
        #expect(bench.state.publicPolynomial == nil)
    }

    @Test("Only an abort after the values were asked for is one that may have shown the key")
    func abortedAfterExtraction() throws {
        var certified = try Bench(n: 3, t: 2)
        certified.finish()
        #expect(certified.state.outcome == .certified)
        #expect(!certified.state.abortedAfterExtraction)
        var early = try Bench(n: 3, t: 2)
        early.postings = [:]
        early.close()
        #expect(early.state.abortReason == .tooFewParticipants)
        #expect(!early.state.abortedAfterExtraction)
        var late = try Bench(n: 3, t: 2)
        try late.advance(to: .confirm)
        late.postings = [:]
        late.close()
        #expect(late.state.abortReason == .noAgreement)
        #expect(late.state.abortedAfterExtraction)
    }
}
