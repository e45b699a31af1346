import DKG
import TestSupport
import Testing

/// A participant is its seed and the board: rebuilt at any point it says the same (O4).
@Suite("Participants that are rebuilt")
struct RebuildTests {
    /// Somebody deviates, so that all rounds of the scheme take place.
    private static func script(_ bench: inout Bench) throws {
        guard let session = bench.state.session else { return }
        switch (bench.ceremony.scheme, bench.state.openRound) {
        case (.feldman, .deal):
            bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
        case (.pedersen, .extract):
            bench.postings[4] = try [bench[4].extraction(in: session)]
        default:
            break
        }
    }

    @Test(
        "After every single envelope and closing, from the seed and the board",
        arguments: CommitmentScheme.allCases)
    func everywhere(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 4, t: 2)
        /// What participant 1 said, and what it read, event by event; `nil` is a closing.
        var said = [try bench.message(of: 1)]
        var events: [[UInt8]?] = []
        while bench.state.openRound != nil {
            try RebuildTests.script(&bench)
            events += bench.posted.map(Optional.some) + [nil]
            bench.close()
            if let next = bench.postings[1]?.first { said.append(next) }
        }
        #expect(said.count == (scheme == .feldman ? 5 : 8))
        for crash in events.indices {
            // It crashes after that many events, reads them again and then goes on.
            var participant = try bench[1].rebuilt()
            var messages = [participant.joinMessage]
            for event in events[...crash] {
                if let message = RebuildTests.replay(event, &participant) {
                    messages.append(message)
                }
            }
            var again = try bench[1].rebuilt()
            #expect(again.joinMessage == participant.joinMessage)
            for event in events[...crash] { _ = RebuildTests.replay(event, &again) }
            let isSameHere = again.state == participant.state
            #expect(isSameHere, "after event \(crash)")
            for event in events[(crash + 1)...] {
                if let message = RebuildTests.replay(event, &again) { messages.append(message) }
            }
            #expect(
                messages.map(fingerprint) == said.map(fingerprint), "after event \(crash)")
            let isSame = again.state == bench.state
            #expect(isSame, "after event \(crash)")
        }
    }

    /// An envelope is offered; a closing gives the next message.
    private static func replay(_ event: [UInt8]?, _ participant: inout UnstoredParticipant)
        -> [UInt8]?
    {
        guard let event else {
            if case .opened(_, let message) = participant.closeRound() { return message }
            return nil
        }
        participant.receive(event)
        return nil
    }

    @Test("A rebuilt participant ends with the same share", arguments: CommitmentScheme.allCases)
    func share(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 4, t: 2)
        while bench.state.openRound != nil {
            try RebuildTests.script(&bench)
            bench.close()
        }
        #expect(bench.state.outcome == .certified)
        let read = bench[1].read
        let original = try bench[1].keyPackage()
        var rebuilt = try bench[1].rebuilt()
        for round in read {
            for envelope in round { rebuilt.receive(envelope) }
            rebuilt.closeRound()
        }
        let package = try rebuilt.keyPackage()
        #expect(package.share.disclosed() == original.share.disclosed())
        #expect(package.groupKey == original.groupKey)
    }

    @Test("An own envelope that is on the board is adopted and never made anew")
    func ownOnBoard() throws {
        var bench = try Bench(n: 4, t: 2)
        bench.close()
        let resigned = try bench[1].resigned(bench.message(of: 1))
        let joins = bench[1].read[0]
        // The board has it in the round before it is due, as after a restart that forgot.
        var participant = try bench[1].rebuilt()
        for envelope in joins { participant.receive(envelope) }
        guard case .opened(.deal, let made?) = participant.closeRound() else {
            Issue.record("no dealing")
            return
        }
        #expect(made == (try bench.message(of: 1)))
        let early = try bench[1].envelope(
            ResponseBody(view: .zero, complaints: []).encoded, .respond, id: bench.sid)
        #expect(participant.receive(resigned) == .accepted)
        #expect(participant.receive(early) == .kept)
        for number in 2...4 { participant.receive(try bench.message(of: number)) }
        #expect(participant.closeRound() == .opened(.respond, message: early))
    }

    @Test("A released envelope is sent again in place of a new one")
    func released() throws {
        var bench = try Bench(n: 4, t: 2)
        bench.close()
        let joins = bench[1].read[0]
        let join = try bench[1].resigned(bench[1].rebuilt().joinMessage)
        let dealing = try bench[1].resigned(bench.message(of: 1))
        #expect(dealing != (try bench.message(of: 1)))
        var participant = try bench[1].rebuilt(released: [join, dealing])
        #expect(participant.joinMessage == join)
        for envelope in joins { participant.receive(envelope) }
        #expect(participant.closeRound() == .opened(.deal, message: dealing))
        // The twin: without it the dealing is made from the seed.
        var twin = try bench[1].rebuilt(released: [join])
        for envelope in joins { twin.receive(envelope) }
        #expect(twin.closeRound() == .opened(.deal, message: try bench.message(of: 1)))
    }

    @Test("A participant that spoke in another session before the restart only listens")
    func releasedElsewhere() throws {
        var bench = try Bench(n: 5, t: 2)
        let join = try bench.message(of: 1)
        let everybody = bench.posted
        bench.close()
        let dealing = try bench.message(of: 1)
        // A relay shows another set of joins after the crash: another session.
        var participant = try bench[1].rebuilt(released: [join, dealing])
        for envelope in everybody.dropLast() { participant.receive(envelope) }
        #expect(participant.closeRound() == .listening(.deal))
        let held = participant.continueUnheard()
        #expect(held == nil)
        // In that session the others make a key.
        var other = try Bench(n: 5, t: 2)
        other.postings[5] = []
        other.close()
        other.postings[1] = []
        while other.state.openRound != nil {
            for envelope in other.posted { participant.receive(envelope) }
            other.close()
            other.postings[1] = []
            let outcome = participant.closeRound()
            if let round = other.state.openRound {
                #expect(outcome == .listening(round))
            } else {
                let key = try #require(other.state.groupKey)
                #expect(outcome == .certified(key))
            }
        }
        let package = try participant.keyPackage()
        let own = other.state.groupKey?.verificationShare(of: bench[1].index)
        let share = package.share.timesGenerator()
        #expect(share == own)
        // The twin: with the joins that it saw before, it continues and sends the same again.
        var twin = try bench[1].rebuilt(released: [join, dealing])
        #expect(twin.receive(all: everybody) == everybody.map { _ in .accepted })
        #expect(twin.closeRound() == .opened(.deal, message: dealing))
        // And one that released nothing but its join may go on in any session.
        var fresh = try bench[1].rebuilt(released: [join])
        for envelope in everybody.dropLast() { fresh.receive(envelope) }
        guard case .opened(.deal, _?) = fresh.closeRound() else {
            Issue.record("no dealing")
            return
        }
    }

    @Test("Released envelopes that contradict the seed or each other are refused")
    func releasedContradictions() throws {
        var bench = try Bench(n: 4, t: 2)
        let otherJoin = try bench[1].envelope(
            [UInt8](repeating: 2, count: 65), .join, id: bench.ceremony.id.digest)
        #expect(throws: ParticipantError.notReleased(position: 0)) {
            try bench[1].rebuilt(released: [otherJoin]).index
        }
        bench.close()
        let dealing = try bench.message(of: 1)
        let otherDealing = try bench[1].envelope([1, 2, 3], .deal, id: bench.sid)
        #expect(throws: ParticipantError.notReleased(position: 1)) {
            try bench[1].rebuilt(released: [dealing, otherDealing]).index
        }
        #expect(try bench[1].rebuilt(released: [dealing, dealing]).index.value == 1)
        let foreign = try bench.message(of: 2)
        #expect(throws: ParticipantError.notReleased(position: 0)) {
            try bench[1].rebuilt(released: [foreign]).index
        }
    }
}
