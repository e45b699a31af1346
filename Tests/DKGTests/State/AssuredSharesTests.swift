import DKG
import TestSupport
import Testing

/// How many honest participants certainly hold a share (Protocol.md, section 7, "Assurance").
@Suite("Assured shares")
struct AssuredSharesTests {
    /// A ceremony of 7 with threshold 3, in which some are silent at the end.
    private func bench(convicting: [Int], signing: Int) throws -> Bench {
        var bench = try Bench(n: 7, t: 3)
        try bench.advance(to: .deal)
        for number in convicting {
            bench.postings[number] = try [bench[number].envelope([1], .deal, id: bench.sid)]
        }
        try bench.advance(to: .certify)
        for number in bench.state.expected.numbers.dropFirst(signing) {
            bench.postings[number] = []
        }
        return bench
    }

    @Test(
        "With c signatures and d convicted it is c - (t - 1 - d), and never negative",
        arguments: [
            (0, 7, 5), (0, 6, 4), (0, 5, 3), (0, 4, 2), (0, 3, 1), (0, 2, 0), (0, 1, 0), (0, 0, 0),
            (1, 6, 5), (1, 4, 3), (1, 3, 2), (1, 1, 0), (2, 5, 5), (2, 3, 3), (2, 2, 2), (2, 0, 0),
        ])
    func values(convicted: Int, signing: Int, assured: Int) throws {
        var bench = try bench(convicting: Array([6, 7].prefix(convicted)), signing: signing)
        #expect(bench.state.assuredShares == nil)
        #expect(!bench.state.isAssured)
        bench.close()
        #expect(bench.state.convicted.count == convicted)
        #expect(bench.state.certificate?.entries.count == signing)
        #expect(bench.state.assuredShares == assured)
        #expect(bench.state.isAssured == (assured >= 3))
        let participant = try bench[1].take()
        let isAssured = participant.isAssured
        #expect(isAssured == (assured >= 3))
        #expect((bench.state.outcome == .certified) == (signing >= 3))
    }

    @Test("More convicted than t - 1 count as t - 1")
    func tooManyConvicted() throws {
        var bench = try bench(convicting: [5, 6, 7], signing: 4)
        bench.close()
        #expect(bench.state.assuredShares == 4)
    }

    @Test("A malformed join is a conviction outside of J and counts for nothing")
    func convictedOutsideJ() throws {
        var bench = try Bench(n: 7, t: 3)
        bench.postings[7] = try [bench[7].envelope([1], .join, id: bench.ceremony.id.digest)]
        bench.finish()
        #expect(bench.state.convicted.numbers == [7])
        #expect(bench.state.certificate?.entries.count == 6)
        #expect(bench.state.assuredShares == 4)
    }

    @Test("A signer convicted at the last closing stays in the certificate and assures nothing")
    func convictedSigner() throws {
        var bench = try bench(convicting: [], signing: 7)
        let session = try #require(bench.state.session)
        try bench.add(bench[7].dealing(in: session, wrongFor: [1]), by: 7)
        bench.close()
        #expect(bench.state.convictions == [Conviction(7, .equivocation, .certify)])
        #expect(bench.state.certificate?.signers.numbers == [1, 2, 3, 4, 5, 6, 7])
        // Six others signed, and one more of them may deviate.
        #expect(bench.state.assuredShares == 5)
        #expect(bench.state.outcome == .certified)
    }

    @Test("A void certify slot is no signature, another digest a disagreement")
    func voidAndOther() throws {
        var bench = try bench(convicting: [], signing: 7)
        try bench.add(bench[7].envelope([1], .certify, id: bench.sid), by: 7)
        bench.postings[6] = try [
            bench[6].envelope(Digest.zero.bytes, .certify, id: bench.sid)
        ]
        bench.close()
        #expect(bench.state.certificate?.signers.numbers == [1, 2, 3, 4, 5])
        #expect(bench.state.disagreements[.certify]?.numbers == [6])
        #expect(bench.state.convictions == [Conviction(7, .equivocation, .certify)])
        #expect(bench.state.assuredShares == 4)
    }

    @Test("Signatures of nobody, of no holders and of the convicted assure nothing (U7)")
    func filledCertificate() throws {
        var bench = try bench(convicting: [6], signing: 5)
        bench.close()
        let (session, transcript, own) = (
            try #require(bench.state.session), try #require(bench.state.transcript),
            try #require(bench.state.certificate)
        )
        let assured = try #require(bench.state.assuredShares)
        #expect(bench.state.assuredShares(by: own) == assured)
        #expect(transcript.holders.numbers == [1, 2, 3, 4, 5, 7])
        func filled(_ more: [Certificate.Entry]) -> Int {
            bench.state.assuredShares(by: Certificate(entries: own.entries + more))
        }
        let forged = try Certificate.Entry(
            index: ParticipantIndex(7), signature: own.entries[0].signature)
        #expect(filled([forged]) == assured)
        let stranger = try Certificate.Entry(
            index: ParticipantIndex(99), signature: own.entries[0].signature)
        #expect(filled([stranger]) == assured)
        let convicted = try bench[6].certification(
            of: transcript.digest, session: session.id.digest)
        #expect(filled([convicted]) == assured)
        #expect(filled(own.entries) == assured)
        let other = try bench[7].certification(of: .zero, session: session.id.digest)
        #expect(filled([other]) == assured)
        // The twin: the holder who did not sign in time does so now.
        let late = try bench[7].certification(of: transcript.digest, session: session.id.digest)
        #expect(filled([late]) == assured + 1)
        #expect(PublicState(ceremony: bench.ceremony).assuredShares(by: own) == 0)
    }

    @Test("Whoever took part and is not a holder assures nothing by signing")
    func notAHolder() throws {
        var bench = try Bench(n: 7, t: 3)
        try bench.advance(to: .respond)
        bench.postings[7] = []
        bench.finish()
        let (session, transcript, own) = (
            try #require(bench.state.session), try #require(bench.state.transcript),
            try #require(bench.state.certificate)
        )
        #expect(transcript.holders.numbers == [1, 2, 3, 4, 5, 6])
        #expect(bench.state.convicted.isEmpty)
        let assured = try #require(bench.state.assuredShares)
        let entry = try bench[7].certification(of: transcript.digest, session: session.id.digest)
        #expect(
            bench.state.assuredShares(by: Certificate(entries: own.entries + [entry])) == assured)
    }

    @Test("At n' = 3t - 2 the honest are always enough; below, silence alone can make them fewer")
    func enough() throws {
        for threshold in 1...40 {
            for joined in (2 * threshold - 1)...(4 * threshold) {
                // t - 1 of them do not certify, nobody is convicted.
                let assured = joined - (threshold - 1) - (threshold - 1)
                #expect((assured >= threshold) == (joined >= 3 * threshold - 2))
            }
        }
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .certify)
        for number in [4, 5] {
            bench.postings[number] = try [
                bench[number].envelope(Digest.zero.bytes, .certify, id: bench.sid)
            ]
        }
        bench.close()
        #expect(bench.state.outcome == .certified)
        #expect(bench.state.assuredShares == 1)
        #expect(!bench.state.isAssured)
    }

    @Test("Quorum and one less: certified and pending", arguments: [3, 2])
    func quorum(signing: Int) throws {
        var bench = try bench(convicting: [], signing: signing)
        #expect(bench.close() == (signing == 3 ? .certified : .pending))
        #expect((bench.state.groupKey == nil) == (signing < 3))
        #expect(bench.state.publicPolynomial != nil)
    }

    @Test("As many shares as the threshold, and no certificate: nothing is assured yet")
    func pendingOnRelay() throws {
        var bench = try Bench(n: 4, t: 2, board: .relay)
        try bench.advance(to: .certify)
        bench.postings[3] = []
        try bench.add(bench[4].envelope([1], .certify, id: bench.sid), by: 4)
        #expect(bench.close() == .pending)
        #expect(bench.state.convicted.numbers == [4])
        #expect(bench.state.assuredShares == 2)
        #expect(bench.state.groupKey == nil)
        #expect(!bench.state.isAssured)
    }
}
