import TestSupport
import Testing

@testable import DKG

/// What is erased when (Protocol.md, section 2).
///
/// In memory seed and received shares go on certification and by nothing else: not by an abort, and not
/// while the key is pending.
@Suite("Participants: erasure")
struct ErasureTests {
    private struct Kept: Equatable {
        var seed: Bool
        var received: Bool
        var share: Bool
    }

    private func kept(_ participant: borrowing UnstoredParticipant) -> Kept {
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

    @Test("An abort erases nothing", arguments: [Round.join, .deal, .respond, .confirm])
    func aborted(round: Round) throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: round)
        while bench.state.openRound != nil {
            bench.postings = [:]
            bench.close()
        }
        #expect(bench.state.abortReason != nil)
        let participant = try bench[1].take()
        let hasOpened = round >= .respond || (round == .deal && bench.state.views.count > 1)
        #expect(kept(participant) == Kept(seed: true, received: hasOpened, share: false))
        let isNeeded = participant.isSeedNeeded
        #expect(isNeeded)
    }

    @Test("A join that does not count stops a participant, and erases nothing")
    func stopped() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[5] = []
        bench.close()
        #expect(bench[5].outcome == .joinConflict)
        var stopped = try bench[5].take()
        #expect(kept(stopped) == Kept(seed: true, received: false, share: false))
        #expect(stopped.closeRound() == .joinConflict)
        #expect(stopped.openRound == nil)
        #expect(stopped.receive(try bench.message(of: 1)) == .late)
        #expect(stopped.receive(all: [[], []]) == [.late, .late])
        let dealing = try Envelope(decoding: bench.message(of: 1), in: bench.ceremony)
        #expect(stopped.receive(all: [dealing]) == [.late])
        #expect(keyPackageError(of: stopped) == .stopped)
    }

    @Test("The seed is needed until the key package was stored and read back")
    func stored() throws {
        var bench = try Bench(n: 3, t: 2)
        bench.finish()
        var participant = try bench[1].take()
        let isNeeded = participant.isSeedNeeded
        #expect(isNeeded)
        let package = try participant.keyPackage()
        let digest = package.groupKey.transcript.digest
        #expect(throws: ParticipantError.otherKey(expected: digest, got: .zero)) {
            try participant.keyPackageStored(.zero)
        }
        let isStillNeeded = participant.isSeedNeeded
        #expect(isStillNeeded)
        let readBack = try KeyPackage(decoding: package.secretEncoding())
        try participant.keyPackageStored(readBack.groupKey.transcript.digest)
        let isNeededAfter = participant.isSeedNeeded
        #expect(!isNeededAfter)
    }

    @Test("Without a key nothing can have been stored")
    func nothingToStore() throws {
        var bench = try Bench(n: 3, t: 2)
        bench.postings = [:]
        bench.close()
        var participant = try bench[1].take()
        #expect(
            throws: ParticipantError.aborted(.tooFewParticipants, isKeyMaybeKnown: false)
        ) {
            try participant.keyPackageStored(.zero)
        }
        let isNeeded = participant.isSeedNeeded
        #expect(isNeeded)
    }
}
