import TestSupport
import Testing

@testable import DKG

/// What is erased when (Protocol.md, section 2).
///
/// Seed and received shares go on certification and on abort, and nothing of it while the key is
/// pending.
@Suite("Participants: erasure")
struct ErasureTests {
    private struct Kept: Equatable {
        var seed: Bool
        var received: Bool
        var share: Bool
    }

    private func kept(_ participant: borrowing Participant) -> Kept {
        var kept = Kept(seed: false, received: false, share: false)
        switch participant.seed {
        case .some: kept.seed = true
        case .none: break
        }
        switch participant.received {
        case .some: kept.received = true
        case .none: break
        }
        switch participant.share {
        case .some: kept.share = true
        case .none: break
        }
        return kept
    }

    @Test("Round by round, until certification")
    func certified() throws {
        var bench = try Bench(n: 3, t: 2)
        let expected: [Round: Kept] = [
            .join: Kept(seed: true, received: false, share: false),
            .deal: Kept(seed: true, received: false, share: false),
            .respond: Kept(seed: true, received: true, share: false),
            .extract: Kept(seed: true, received: true, share: false),
            .confirm: Kept(seed: true, received: true, share: false),
            .certify: Kept(seed: true, received: true, share: true),
        ]
        while let round = bench.state.openRound {
            var participant = try bench[1].rebuilt()
            for round in bench[1].read {
                for envelope in round { participant.receive(envelope) }
                participant.closeRound()
            }
            #expect(kept(participant) == expected[round], "\(round)")
            bench.close()
        }
        let participant = try bench[1].take()
        #expect(kept(participant) == Kept(seed: false, received: false, share: true))
    }

    @Test("A resumable participant has no other copy of its seed")
    func resumable() throws {
        let bench = try Bench(n: 3, t: 2)
        var random = SeededRandomSource(seed: 3)
        var node = try ResumableParticipant(
            ceremony: bench.ceremony, identity: bench[1].identity(),
            stateKey: SavedStateTests.key(), random: &random)
        var written = 0
        // Nobody else joins, so that the ceremony is aborted; from then on there is nothing to seal.
        _ = node.closeRound { _ in written += 1 }
        let isStateNeeded = node.isStateNeeded
        _ = node.join { _ in written += 1 }
        #expect(!isStateNeeded)
        #expect(written == 0)
    }

    @Test("Pending keeps everything, adoption erases it")
    func pending() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .certify)
        let certify = bench.posted
        bench.postings = [:]
        bench.close()
        var participant = try bench[1].take()
        #expect(kept(participant) == Kept(seed: true, received: true, share: true))
        var auditor = try Bench(n: 3, t: 2)
        try auditor.advance(to: .certify)
        #expect(auditor.posted == certify)
        auditor.close()
        let adoption = participant.adopt(try #require(auditor.state.groupKey))
        #expect(adoption == .certified)
        #expect(kept(participant) == Kept(seed: false, received: false, share: true))
    }

    @Test("An abort erases everything", arguments: [Round.join, .deal, .respond, .confirm])
    func aborted(round: Round) throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: round)
        while bench.state.openRound != nil {
            bench.postings = [:]
            bench.close()
        }
        #expect(bench.state.abortReason != nil)
        let participant = try bench[1].take()
        #expect(kept(participant) == Kept(seed: false, received: false, share: false))
    }

    /// Everything that participant 1 said until the certification, and everything that it read.
    private func said(_ bench: inout Bench) throws -> [[UInt8]] {
        var said: [[UInt8]] = []
        while let round = bench.state.openRound {
            said.append(try bench.message(of: 1))
            if round == .certify { break }
            bench.close()
        }
        return said
    }

    @Test("On a board that lacks what was said before a restart nothing is erased")
    func lackingBoard() throws {
        var bench = try Bench(n: 4, t: 2)
        let said = try said(&bench)
        let rounds = bench[1].read
        try #require(rounds.count == 5 && said.count == 6)
        // After the join nothing; then no responses; then no confirmations.
        for count in [0, 2, 4] {
            var participant = try bench[1].rebuilt(released: said)
            for round in rounds.prefix(count) {
                for envelope in round { participant.receive(envelope) }
                participant.closeRound()
            }
            let outcome = participant.closeRound()
            guard case .aborted = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let isKept = kept(participant).seed
            #expect(isKept, "\(count)")
            // The twin said nothing later than in that round: it believes the abort.
            var twin = try bench[1].rebuilt(released: Array(said.prefix(count + 1)))
            for round in rounds.prefix(count) {
                for envelope in round { twin.receive(envelope) }
                twin.closeRound()
            }
            #expect(twin.closeRound() == outcome)
            #expect(kept(twin) == Kept(seed: false, received: false, share: false), "\(count)")
        }
    }

    @Test("A stop erases nothing if more than the join was said before a restart")
    func stoppedAfterRestart() throws {
        var bench = try Bench(n: 5, t: 2)
        let join = try bench.message(of: 1)
        let everybody = bench.posted
        bench.close()
        let dealing = try bench.message(of: 1)
        // Without another's join it is another session; without its own it has no part in any.
        for (envelopes, conflict): (ArraySlice<[UInt8]>, ParticipantOutcome) in [
            (everybody.dropLast(), .sessionConflict), (everybody.dropFirst(), .joinConflict),
        ] {
            var participant = try bench[1].rebuilt(released: [join, dealing])
            for envelope in envelopes { participant.receive(envelope) }
            #expect(participant.closeRound() == conflict)
            #expect(kept(participant) == Kept(seed: true, received: false, share: false))
        }
    }

    @Test("A join that does not count erases everything")
    func stopped() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[5] = []
        bench.close()
        let stopped = try bench[5].take()
        #expect(kept(stopped) == Kept(seed: false, received: false, share: false))
        let other = try bench[4].take()
        #expect(kept(other) == Kept(seed: true, received: false, share: false))
    }
}
