import DKG
import TestSupport
import Testing

/// Rule 3: who has a part, and what becomes of the others and of rounds that do not take place.
@Suite("Receiving: invitations and rounds that are passed over")
struct InvitationTests {
    @Test("Whoever was convicted earlier is uninvited, whatever the kind")
    func convicted() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        bench.postings[5] = try [bench[5].envelope([1], .deal, id: bench.sid)]
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .deal)])
        for round in bench.ceremony.rounds {
            let id = round == .join ? bench.ceremony.id.digest : bench.sid
            try expect(
                .uninvited, receiving: bench[5].envelope([2], round, id: id), in: bench.state)
        }
        // The twin: the same from somebody who was not convicted.
        try expect(
            .accepted, receiving: bench[4].envelope([2], .respond, id: bench.sid), in: bench.state)
    }

    @Test("What the convicted sent ahead is dropped with them")
    func convictedAhead() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        bench.postings[5] = try [
            bench[5].envelope([1], .deal, id: bench.sid),
            bench[5].envelope([1], .certify, id: bench.sid),
            bench[5].envelope([2], .certify, id: bench.sid),
        ]
        bench.finish()
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .deal)])
        #expect(bench.state.outcome == .certified)
    }

    @Test("Whoever did not join is uninvited in every later round, and only late with a join")
    func notInJ() throws {
        var bench = try Bench(n: 5, t: 2)
        let join = try bench.message(of: 5)
        bench.postings[5] = []
        bench.close()
        for round in bench.ceremony.rounds where round != .join {
            try expect(
                .uninvited, receiving: bench[5].envelope([], round, id: bench.sid),
                in: bench.state)
        }
        try expect(.late, receiving: join, in: bench.state)
        try expect(.accepted, receiving: bench.message(of: 4), in: bench.state)
    }

    @Test("Whoever is not in QUAL does not extract, whoever is not a holder does not confirm")
    func withoutPart() throws {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .deal)
        bench.postings[4] = []
        bench.close()
        bench.postings[5] = []
        let waiting = try bench[4].envelope([1], .extract, id: bench.sid)
        // Before QUAL is fixed nobody knows; the message waits and is dropped.
        try expect(.kept, receiving: waiting, in: bench.state)
        bench.add(waiting, by: 4)
        bench.close()
        #expect(bench.state.openRound == .extract)
        #expect(bench.state.qualified?.numbers == [1, 2, 3, 5])
        #expect(bench.state.holders?.numbers == [1, 2, 3, 4])
        #expect(bench.state.expected.numbers == [1, 2, 3, 5])
        try expect(.uninvited, receiving: waiting, in: bench.state)
        try expect(.accepted, receiving: bench.message(of: 5), in: bench.state)
        bench.close()
        #expect(bench.state.expected.numbers == [1, 2, 3, 4])
        for (number, receipt) in [(5, Receipt.uninvited), (4, .accepted)] {
            try expect(
                receipt, receiving: bench[number].revealing([], .confirm, in: bench.state),
                in: bench.state)
        }
        bench.finish()
        #expect(bench.state.outcome == .certified)
        #expect(bench.state.faults.isEmpty)
    }

    @Test("Holders must answer in round 2b as well where it takes place", arguments: [true, false])
    func respondAgain(silent: Bool) throws {
        var bench = try Bench(.feldman, n: 5, t: 2)
        try bench.advance(to: .deal)
        bench.postings[5] = try [bench[5].envelope([1], .deal, id: bench.sid)]
        bench.close()
        let complaint = try bench[4].complaint(about: 1, in: bench.state)
        bench.postings[4] = try [bench[4].response([complaint], in: bench.state)]
        bench.close()
        #expect(bench.state.openRound == .respondAgain)
        #expect(bench.state.expected.numbers == [1, 2, 3])
        if silent { bench.postings[3] = [] }
        bench.close()
        #expect(bench.state.holders?.numbers == (silent ? [1, 2] : [1, 2, 3]))
        #expect(bench.state.qualified?.numbers == [1, 2, 3])
        #expect(bench.state.openRound == .certify)
    }

    @Test("A conviction before round 2 opens no round 2b")
    func noRespondAgain() throws {
        var bench = try Bench(.feldman, n: 5, t: 2)
        try bench.advance(to: .deal)
        bench.postings[5] = try [bench[5].envelope([1], .deal, id: bench.sid)]
        bench.close()
        bench.close()
        #expect(bench.state.convicted.numbers == [5])
        #expect(bench.state.openRound == .certify)
    }

    @Test("Kinds whose round is passed over leave no trace", arguments: CommitmentScheme.allCases)
    func passedOver(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme, n: 5, t: 3)
        try bench.advance(to: .respond)
        let skipped: [Round] =
            scheme == .feldman ? [.respondAgain] : [.confirmAgain, .open]
        for round in skipped {
            let pair = try [1, 2].map { byte in
                try bench[5].envelope([byte], round, id: bench.sid)
            }
            bench.postings[5, default: []] += pair
            var state = bench.state
            #expect(pair.map { state.receive($0) } == [.kept, .equivocation])
        }
        for round in skipped {
            try bench.add(bench[4].envelope([1], round, id: bench.sid), by: 4)
        }
        try bench.advance(to: .certify)
        for round in skipped {
            for number in [3, 4, 5] {
                try expect(
                    .late, receiving: bench[number].envelope([3], round, id: bench.sid),
                    in: bench.state)
            }
        }
        bench.finish()
        #expect(bench.state.outcome == .certified)
        #expect(bench.state.faults.isEmpty)
        #expect(bench.state.history.map(\.round).filter(skipped.contains).isEmpty)
    }

    @Test("After the last closing everything is late, even what is malformed")
    func afterTheEnd() throws {
        var bench = try Bench(n: 3, t: 2)
        try bench.advance(to: .certify)
        let message = try bench.message(of: 1)
        bench.finish()
        #expect(bench.state.openRound == nil)
        try expect(.late, receiving: message, in: bench.state)
        try expect(.late, receiving: [], in: bench.state)
        try expect(
            .late, receiving: bench[2].envelope([1], .certify, id: bench.sid), in: bench.state)
        try expect(
            .late, receiving: bench[2].envelope([1], .certify, id: .zero), in: bench.state)
    }
}
