import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Setup.
@Suite("Faults: setup")
struct SetupFaultTests {
    private func refusal(_ configuration: SimulationConfiguration) -> SimulationError? {
        do throws(SimulationError) {
            _ = try configuration.ceremony()
            return nil
        } catch {
            return error
        }
    }

    @Test("S1 impossible numbers", arguments: CommitmentScheme.allCases)
    func impossibleNumbers(scheme: CommitmentScheme) throws {
        func refusal(_ participants: Int, _ threshold: Int) -> SimulationError? {
            self.refusal(
                SimulationConfiguration(
                    participants: participants, threshold: threshold, scheme: scheme))
        }
        #expect(refusal(5, 0) == .ceremony(.threshold(got: 0)))
        #expect(refusal(5, -1) == .ceremony(.threshold(got: -1)))
        #expect(refusal(5, 65536) == .ceremony(.threshold(got: 65536)))
        #expect(
            refusal(5, 6)
                == .ceremony(
                    .tooFewParticipants(board: .agreed, threshold: 6, needed: 11, got: 5)))
        #expect(refusal(0, 1) == .ceremony(.rosterSize(got: 0)))
        for threshold in 2...6 {
            let most = 2 * threshold - 1
            #expect(
                refusal(most - 1, threshold)
                    == .ceremony(
                        .tooFewParticipants(
                            board: .agreed, threshold: threshold, needed: most, got: most - 1)))
            #expect(refusal(most, threshold) == nil)
        }
        let error = try #require(refusal(4, 3))
        #expect(error.description.contains("5") && error.description.contains("4"))
    }

    @Test("S1 a roster of more than 65535")
    func tooLargeRoster() throws {
        let key = try SimulationConfiguration(participants: 1, threshold: 1).identity(at: 0)
            .verificationKey
        #expect(throws: CeremonyError.rosterSize(got: 65536)) {
            try Roster(Array(repeating: key, count: 65536))
        }
        #expect(throws: CeremonyError.rosterSize(got: 0)) { try Roster([VerificationKey]()) }
        // As many as are allowed are looked at.
        let one = try ParticipantIndex(1)
        let two = try ParticipantIndex(2)
        #expect(throws: CeremonyError.duplicateIdentity(first: one, second: two)) {
            try Roster(Array(repeating: key, count: 65535))
        }
    }

    @Test("S3 indices and identities that are not valid")
    func badIdentities() throws {
        #expect(throws: ParameterError.index(got: 0)) { try ParticipantIndex(0) }
        #expect(throws: ParameterError.index(got: 65536)) { try ParticipantIndex(65536) }

        let ceremony = try SimulationConfiguration(participants: 5, threshold: 3).ceremony()
        var keys = ceremony.roster.keys.map(\.bytes)
        #expect(try Roster(keys) == ceremony.roster)
        let two = try ParticipantIndex(2)
        let four = try ParticipantIndex(4)
        keys[3] = keys[1]
        #expect(throws: CeremonyError.duplicateIdentity(first: two, second: four)) {
            try Roster(keys)
        }
        for bytes in [
            [UInt8](repeating: 0xff, count: 32), [UInt8](repeating: 0, count: 32), [], [2],
        ] {
            keys[3] = bytes
            let error = #expect(throws: CeremonyError.self) { try Roster(keys) }
            guard case .invalidIdentity(four, _)? = error else {
                Issue.record("unexpected: \(String(describing: error))")
                return
            }
        }
    }

    @Test("S3 an own identity that is not in the roster; a sender n + 1")
    func strangers() throws {
        let configuration = SimulationConfiguration(participants: 5, threshold: 3)
        let larger = SimulationConfiguration(participants: 6, threshold: 3)
        let ceremony = try configuration.ceremony()
        var source = DeterministicRandomSource(seed: 1)
        for position in 0..<6 {
            let identity = try configuration.identity(at: position)
            let key = identity.verificationKey
            let expected: ParticipantError? =
                position < 5 ? nil : .notInRoster(identity: key, ceremony: ceremony.id)
            var untouched = source
            // Before any secret is drawn: the source is where it was.
            do throws(ParticipantError) {
                let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
                #expect(position < 5)
                #expect(seed.bytes.count == 32)
            } catch {
                #expect(error == expected)
                #expect(source.nextDigest() == untouched.nextDigest())
            }
            // A seed that was stored for another ceremony does not help.
            guard
                let stored = CeremonySeed(
                    stored: SecretBytes(copying: [UInt8](repeating: 1, count: 32)))
            else { continue }
            #expect(refusal(ceremony, identity, stored) == expected)
        }
        // The sixth has a place in the larger roster; here its envelope has an impossible sender.
        let result = try CeremonySimulation.run(larger)
        let join = try #require(result.envelope(of: 6, in: .join))
        var auditor = Auditor(of: ceremony)
        let untouched = auditor.state
        #expect(
            auditor.receive(join.bytes) == .malformed(.sender(got: 6, participants: 5)))
        #expect(auditor.state == untouched)
    }

    private func refusal(
        _ ceremony: Ceremony, _ identity: consuming SigningKey, _ seed: consuming CeremonySeed
    ) -> ParticipantError? {
        do throws(ParticipantError) {
            _ = try UnstoredParticipant(ceremony: ceremony, identity: identity, seed: seed)
            return nil
        } catch {
            return error
        }
    }

    @Test("S4 two that are configured differently", arguments: CommitmentScheme.allCases)
    func differentConfigurations(scheme: CommitmentScheme) throws {
        let base = SimulationConfiguration(participants: 5, threshold: 3, scheme: scheme)
        var others = [base, base, base, base]
        others[0].threshold = 2
        others[1].scheme = scheme == .feldman ? .pedersen : .feldman
        others[2].context = [1]
        others[3].participants = 6
        let ceremony = try base.ceremony()
        for other in others {
            let joins = try CeremonySimulation.run(other).envelopes(in: .join)
            let otherID = try other.ceremony().id
            var participant = try CeremonyFixture(base).participant(1)
            let untouched = participant.state
            for join in joins.prefix(5) {
                let receipt = participant.receive(join.bytes)
                #expect(receipt == .foreign(id: otherID.digest))
                #expect(receipt.description.contains(otherID.description))
            }
            #expect(participant.state == untouched)
            #expect(otherID != ceremony.id)
            participant.receive(participant.joinMessage)
            // Nothing secret leaves: there is no dealing.
            #expect(participant.closeRound() == .aborted(.tooFewParticipants))
        }
        // The twin: with equal configurations the joins are taken.
        var participant = try CeremonyFixture(base).participant(1)
        participant.receive(participant.joinMessage)
        for join in try CeremonySimulation.run(base).envelopes(in: .join).dropFirst() {
            #expect(participant.receive(join.bytes) == .accepted)
        }
        guard case .opened(.deal, _?) = participant.closeRound() else {
            Issue.record("nothing was dealt")
            return
        }
    }

    @Test(
        "S5 fewer than 2t - 1 join", arguments: CommitmentScheme.allCases, BoardKind.allCases)
    func tooFewJoin(scheme: CommitmentScheme, board: BoardKind) throws {
        // A relay needs more: those who do not lie among the joined ones are the quorum.
        let participants = board == .relay ? 7 : 5
        var run = FaultRun(scheme, participants: participants, board: board)
        try run.give(participants, ScriptedFault.absent)
        let (result, twin) = try run.expect { expected in
            expected.joined.removeLast()
            expected.addInactive(participants, .join)
            expected.abort(.tooFewParticipants)
        }
        #expect(result.envelopes(in: .deal).isEmpty)
        #expect(twin.envelopes(in: .deal).count == participants)
    }

    enum Replay: CaseIterable { case before, after, instead }

    @Test(
        "S6 a join of an earlier attempt", arguments: CommitmentScheme.allCases,
        Replay.allCases)
    func replayedJoin(scheme: CommitmentScheme, replay: Replay) throws {
        var run = FaultRun(scheme, participants: 7)
        let earlier = try CeremonyFixture(run.configuration, instance: 7).participant(7).joinMessage
        try run.give(
            7,
            OnRound(.join) { postings, _ in
                switch replay {
                case .before: postings.now.insert(earlier, at: 0)
                case .after: postings.now.append(earlier)
                case .instead: postings.now = [earlier]
                }
            })
        let (result, twin) = try run.expect(harmless: replay != .instead) { expected in
            if replay == .instead {
                expected.joined.removeLast()
                expected.addInactive(7, .join)
                expected.exclude(7)
            }
        }
        for index in 1...6 {
            #expect(result.receipts("foreign", of: index) == 1)
            #expect(twin.receipts("foreign", of: index) == 0)
        }
        // Without a join of its own it has stopped and says nothing more.
        #expect((result.participant(7)?.outcome == .joinConflict) == (replay == .instead))
    }

    @Test("S7 boards, schemes and instances that do not go together")
    func refusedCombinations() throws {
        for threshold in 1...5 {
            let needed = 3 * threshold - 2
            let relay = SimulationConfiguration(
                participants: needed, threshold: threshold, board: .relay)
            #expect(refusal(relay) == nil)
            guard threshold > 1 else { continue }
            let smaller = SimulationConfiguration(
                participants: needed - 1, threshold: threshold, board: .relay)
            #expect(
                refusal(smaller)
                    == .ceremony(
                        .tooFewParticipants(
                            board: .relay, threshold: threshold, needed: needed, got: needed - 1)))
        }
        for scheme in CommitmentScheme.allCases {
            for purpose in Purpose.allCases {
                let isRefused = scheme == .feldman && purpose == .randomness
                let configuration = SimulationConfiguration(
                    participants: 5, threshold: 3, scheme: scheme, purpose: purpose)
                #expect(refusal(configuration) == (isRefused ? .ceremony(.biasedRandomness) : nil))
            }
        }
        let ceremony = try SimulationConfiguration(participants: 5, threshold: 3).ceremony()
        #expect(throws: CeremonyError.zeroInstance) {
            try Ceremony(
                threshold: 3, roster: ceremony.roster, instance: Ceremony.Instance(.zero))
        }
        #expect(throws: Never.self) {
            try Ceremony(threshold: 3, roster: ceremony.roster, instance: ceremony.instance)
        }
    }

    @Test("S7 an instance that was used before gives the same join and no second secret")
    func usedInstance() throws {
        // Keeping track of instances is up to the application. What the library sees to is that
        // the same seed says the same, and that another seed is a conflict on the board.
        let fixture = try CeremonyFixture(SimulationConfiguration(participants: 5, threshold: 3))
        let first = try fixture.participant(1).joinMessage
        let again = try fixture.participant(1).joinMessage
        let other = try fixture.participant(1, freshSeed: 2).joinMessage
        #expect(first == again)
        var auditor = Auditor(of: fixture.ceremony)
        #expect(auditor.receive(first) == .accepted)
        #expect(auditor.receive(again) == .duplicate)
        #expect(auditor.receive(other) == .conflict)
    }
}
