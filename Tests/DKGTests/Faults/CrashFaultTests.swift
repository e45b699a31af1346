import DKG
import TestSupport
import Testing

/// A participant stops anywhere and is rebuilt from its seed, what it stored, and the board.
@Suite("Faults: crash and restart")
struct CrashFaultTests {
    /// Where between making a message and reading it back the crash comes.
    enum Moment: CaseIterable { case made, stored, sent }

    /// A ceremony in which every round takes place, and what was posted in each.
    private static func finished(_ scheme: CommitmentScheme) throws -> (Bench, [[[UInt8]]]) {
        var bench = try Bench(scheme, n: 4, t: 2)
        var rounds: [[[UInt8]]] = []
        while let round = bench.state.openRound {
            if let session = bench.state.session {
                if scheme == .feldman, round == .deal {
                    bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
                } else if scheme == .pedersen, round == .extract {
                    bench.postings[4] = try [bench[4].extraction(in: session)]
                }
            }
            rounds.append(bench.posted)
            bench.close()
        }
        return (bench, rounds)
    }

    private static func own(_ number: Int, _ envelopes: [[UInt8]]) -> [UInt8]? {
        envelopes.first { bytes in
            (try? Envelope(decoding: bytes)).map { Int($0.sender.value) == number } ?? false
        }
    }

    @Test(
        "O4 crash between making, storing and sending each message", arguments: 1...3,
        CommitmentScheme.allCases)
    func everyMessage(number: Int, scheme: CommitmentScheme) throws {
        let (bench, rounds) = try CrashFaultTests.finished(scheme)
        let messages = try rounds.map { try #require(CrashFaultTests.own(number, $0)) }
        #expect(messages.count == (scheme == .feldman ? 5 : 8))
        for crash in messages.indices {
            for moment in Moment.allCases {
                // What it stored is what it had released; the board goes on without it.
                let stored = messages[..<(moment == .made ? crash : crash + 1)]
                var participant = try bench[number].rebuilt(released: Array(stored))
                var said = participant.joinMessage
                for (position, envelopes) in rounds.enumerated() {
                    if position == crash {
                        // The same bytes again: sending them twice contradicts nothing.
                        #expect(said == messages[position], "\(moment), message \(position)")
                    }
                    #expect(
                        fingerprint(said) == fingerprint(messages[position]),
                        "\(moment), message \(position)")
                    for envelope in envelopes { participant.receive(envelope) }
                    if position == crash && moment == .sent {
                        #expect(participant.receive(said) == .duplicate)
                    }
                    switch participant.closeRound() {
                    case .opened(_, let message?): said = message
                    case .certified(let key): #expect(key == bench.state.groupKey)
                    default: Issue.record("\(moment), message \(position)")
                    }
                }
                let isSame = participant.state == bench.state
                #expect(isSame, "\(moment), message \(crash)")
                let share = try participant.keyPackage().share.timesGenerator()
                #expect(share == bench.state.groupKey?.verificationShare(of: bench[number].index))
            }
        }
    }

    @Test("O4 crash after each received message", arguments: CommitmentScheme.allCases)
    func everyReceipt(scheme: CommitmentScheme) throws {
        let (bench, rounds) = try CrashFaultTests.finished(scheme)
        let mine = try rounds.map { try #require(CrashFaultTests.own(2, $0)) }
        for (crash, envelopes) in rounds.enumerated() {
            for count in 0...envelopes.count {
                // It reads the closed rounds and a part of the open one, and stops there.
                var lost = try bench[2].rebuilt()
                for round in rounds[..<crash] {
                    for envelope in round { lost.receive(envelope) }
                    lost.closeRound()
                }
                for envelope in envelopes.prefix(count) { lost.receive(envelope) }
                // The board shows it everything, in another order.
                var again = try bench[2].rebuilt(released: Array(mine[...crash]))
                for round in rounds[..<crash] {
                    for envelope in round { again.receive(envelope) }
                    again.closeRound()
                }
                for envelope in envelopes.prefix(count).reversed() { again.receive(envelope) }
                let before = lost.state
                let isSame = again.state == before
                #expect(isSame, "round \(crash), \(count) received")
                for envelope in envelopes { again.receive(envelope) }
                let outcome = again.closeRound()
                if case .opened(_, let message) = outcome {
                    #expect(message.map(fingerprint) == fingerprint(mine[crash + 1]))
                } else {
                    #expect(crash == rounds.count - 1)
                }
            }
        }
    }

    @Test("O4 the twin: another seed for the same ceremony contradicts what was sent")
    func otherSeed() throws {
        let (bench, rounds) = try CrashFaultTests.finished(.pedersen)
        let identity = try bench[1].identity()
        let fresh = SecretBytes(copying: [UInt8](repeating: 3, count: 32))
        let seed = CeremonySeed(for: bench.ceremony, identity: identity, fresh: fresh)
        let join = try #require(CrashFaultTests.own(1, rounds[0]))
        // With what was released before, it refuses to be made.
        #expect(throws: ParticipantError.notReleased(position: 0)) {
            try UnstoredParticipant(
                ceremony: bench.ceremony, identity: bench[1].identity(), seed: seed.duplicate(),
                released: [join]
            ).index
        }
        // Without, it stops as soon as the board shows the join that is not its own.
        var participant = try UnstoredParticipant(
            ceremony: bench.ceremony, identity: identity, seed: seed)
        for envelope in rounds[0] { participant.receive(envelope) }
        #expect(participant.closeRound() == .joinConflict)
    }
}
