import DKG
import TestSupport
import Testing

@Suite("Participants: errors and ends without a share")
struct ParticipantErrorTests {
    @Test("An identity outside of the roster")
    func notInRoster() throws {
        let bench = try Bench(n: 3, t: 2)
        let stranger = try BenchMember.identity(4, 1)
        let key = stranger.verificationKey
        let seed = try bench[1].ceremonySeed()
        let expected = ParticipantError.notInRoster(identity: key, ceremony: bench.ceremony.id)
        let error = #expect(throws: ParticipantError.self) {
            _ = try UnstoredParticipant(
                ceremony: bench.ceremony, identity: BenchMember.identity(4, 1),
                seed: seed.duplicate()
            )
        }
        #expect(error == expected)
        #expect(try bench[3].rebuilt().index.value == 3)
    }

    @Test("Released envelopes that are not its own, or not of this ceremony")
    func notReleased() throws {
        var bench = try Bench(n: 3, t: 2)
        let own = try bench.message(of: 1)
        let others = try bench.message(of: 2)
        let elsewhere = try Bench(n: 3, t: 2, instance: "another").message(of: 1)
        var forged = own
        forged[forged.count - 1] ^= 1
        bench.close()
        let dealing = try bench.message(of: 1)
        let feldman = try bench[1].envelope([1], .respondAgain, id: bench.sid)
        for bad in [others, elsewhere, forged, [], feldman, Array(own.dropLast())] {
            for (list, position) in [([bad], 0), ([own, bad], 1), ([own, dealing, bad, own], 2)] {
                let error = #expect(throws: ParticipantError.self) {
                    _ = try bench[1].rebuilt(released: list)
                }
                #expect(error == .notReleased(position: position))
            }
        }
        // Another's message would count if its sender were not looked at: it contradicts nothing.
        let othersDealing = try bench.message(of: 2)
        for list in [[othersDealing], [othersDealing, own]] {
            #expect(throws: ParticipantError.notReleased(position: 0)) {
                _ = try bench[1].rebuilt(released: list).index
            }
        }
        #expect(try bench[1].rebuilt(released: [own, dealing]).joinMessage == own)
    }

    @Test("No key package before the end, and one after it", arguments: CommitmentScheme.allCases)
    func unfinished(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 3, t: 2)
        var read: [[[UInt8]]] = []
        while let open = bench.state.openRound {
            var participant = try bench[1].rebuilt()
            for round in read {
                for envelope in round { participant.receive(envelope) }
                participant.closeRound()
            }
            #expect(keyPackageError(of: participant) == .unfinished(open: open))
            bench.close()
            read = bench[1].read
        }
        #expect(keyPackageError(of: try bench[1].take()) == nil)
    }

    @Test("No key package after an abort")
    func aborted() throws {
        var bench = try Bench(n: 3, t: 2)
        bench.postings = [:]
        bench.close()
        #expect(bench[1].outcome == .aborted(.tooFewParticipants))
        #expect(
            keyPackageError(of: try bench[1].take())
                == .aborted(.tooFewParticipants, isKeyMaybeKnown: false))
        bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .respond)
        bench.postings = [:]
        bench.close()
        #expect(bench[2].outcome == .aborted(.noAgreement))
        #expect(
            keyPackageError(of: try bench[2].take())
                == .aborted(.noAgreement, isKeyMaybeKnown: false))
        bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .confirm)
        bench.postings = [:]
        bench.close()
        let known = ParticipantError.aborted(.noAgreement, isKeyMaybeKnown: true)
        #expect(keyPackageError(of: try bench[2].take()) == known)
        #expect(known.description.contains("Discard it before another attempt"))
        let unknown = ParticipantError.aborted(.noAgreement, isKeyMaybeKnown: false)
        #expect(!unknown.description.contains("before another attempt"))
    }

    @Test("Closing again repeats the outcome", arguments: [true, false])
    func closingAgain(certified: Bool) throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .certify)
        if !certified { bench.postings = [:] }
        bench.close()
        let key = bench.state.groupKey
        let expected: ParticipantOutcome = key.map(ParticipantOutcome.certified) ?? .pending
        #expect((key != nil) == certified)
        #expect(bench[1].outcome == expected)
        for _ in 0..<2 {
            #expect(bench[1].close(reading: []) == nil)
            #expect(bench[1].outcome == expected)
        }
        #expect(keyPackageError(of: try bench[1].take()) == (certified ? nil : .pending))
    }

    @Test("With a wrong share and no chance to complain: the public result alone (C11)")
    func withoutShare() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .deal)
        let session = try #require(bench.state.session)
        bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
        bench.close()
        bench.postings[1] = []
        bench.finish()
        #expect(bench.state.outcome == .certified)
        #expect(bench.state.faults.isEmpty)
        #expect(bench.state.holders?.numbers == [2, 3, 4, 5])
        #expect(bench.state.certificate?.signers.numbers == [2, 3, 4, 5])
        #expect(keyPackageError(of: try bench[1].take()) == .withoutShare)
        #expect(keyPackageError(of: try bench[2].take()) == nil)
    }

    @Test("A convicted participant says nothing more, in any round")
    func convictedIsSilent() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .deal)
        bench.postings[5] = try [bench[5].envelope([1], .deal, id: bench.sid)]
        bench.close()
        #expect(bench.state.convicted.numbers == [5])
        while bench.state.openRound != nil {
            #expect(bench.postings[5] == nil, "\(String(describing: bench.state.openRound))")
            #expect(bench.postings[4] != nil)
            #expect(bench[5].outcome != .joinConflict)
            bench.close()
        }
        #expect(bench.state.outcome == .certified)
        guard case .certified? = bench[5].outcome else {
            Issue.record("\(String(describing: bench[5].outcome))")
            return
        }
    }

    @Test("Whoever is not in QUAL does not extract, whoever is not a holder does not confirm")
    func withoutPart() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .deal)
        bench.postings[4] = []
        bench.close()
        bench.postings[5] = []
        bench.close()
        #expect(bench.postings.keys.sorted() == [1, 2, 3, 5])
        bench.close()
        #expect(bench.postings.keys.sorted() == [1, 2, 3, 4])
    }
}

/// What asking for the key package throws; `nil` if it gives one.
func keyPackageError(of participant: consuming UnstoredParticipant) -> ParticipantError? {
    do throws(ParticipantError) {
        _ = try participant.keyPackage()
        return nil
    } catch {
        return error
    }
}
