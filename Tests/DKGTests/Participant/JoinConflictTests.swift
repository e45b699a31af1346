import DKG
import TestSupport
import Testing

/// A participant whose own join is not in J stops at once and erases everything.
@Suite("Participants: joins that do not count")
struct JoinConflictTests {
    private func secondJoin(_ bench: Bench, _ number: Int) throws -> [UInt8] {
        let other = try Bench(n: bench.members.count, t: 2, seed: 2)
        return try bench[number].envelope(
            Envelope(decoding: other.message(of: number)).body, .join, id: bench.ceremony.id.digest)
    }

    private func expectStopped(_ member: BenchMember) throws {
        #expect(member.outcome == .joinConflict)
        #expect(member.close(reading: []) == nil)
        #expect(member.outcome == .joinConflict)
        var participant = try member.take()
        let isComplete = participant.isComplete
        #expect(isComplete)
        #expect(participant.receive([1, 2, 3]) == .late)
        #expect(participant.closeRound() == .joinConflict)
        #expect(keyPackageError(of: participant) == .stopped)
    }

    @Test("A second, different join in its own name")
    func second() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.add(secondJoin(bench, 5), by: 5)
        bench.close()
        #expect(bench.postings[5] == nil)
        #expect(bench.state.joined.numbers == [1, 2, 3, 4])
        try expectStopped(bench[5])
        bench.finish()
        #expect(bench.state.outcome == .certified)
    }

    @Test("The same join twice, also signed again, is no conflict")
    func same() throws {
        var bench = try Bench(n: 5, t: 2)
        let join = try bench.message(of: 5)
        try bench.add(join, bench[5].resigned(join), by: 5)
        bench.close()
        #expect(bench[5].outcome != .joinConflict)
        #expect(bench.postings[5] != nil)
        bench.finish()
        #expect(bench.state.certificate?.signers.numbers == [1, 2, 3, 4, 5])
    }

    @Test("A join of somebody else's making in its place, as after a lost seed")
    func replaced() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[5] = try [secondJoin(bench, 5)]
        bench.close()
        #expect(bench.state.joined.numbers == [1, 2, 3, 4, 5])
        #expect(bench.postings[5] == nil)
        try expectStopped(bench[5])
    }

    @Test("A join that came too late")
    func late() throws {
        var bench = try Bench(n: 5, t: 2)
        let join = try bench.message(of: 5)
        bench.postings[5] = []
        bench.close()
        #expect(bench[5].state?.openRound == .deal)
        try expect(.late, receiving: join, in: bench.state)
        try expectStopped(bench[5])
    }

    @Test("If too few joined besides, the ceremony is aborted and not merely left")
    func aborted() throws {
        var bench = try Bench(n: 3, t: 2)
        bench.postings[3] = []
        bench.close()
        #expect(bench[3].outcome == .aborted(.tooFewParticipants))
    }
}
