import DKG
import TestSupport
import Testing

/// One participant reads another board than the others: its transport loses a message, or a relay lies to it
/// (U1, U2).
///
/// Whatever it concludes, nothing is erased, and from its stored state and the true board it has its share of
/// the key that the others made.
@Suite("Participants that misread the board")
struct MisreadBoardTests {
    /// Participant 1 of a bench, as an application drives it.
    private struct Node: ~Copyable {
        var participant: Participant
        var disk: [UInt8] = []
        var writes = 0
        var outcomes: [ParticipantOutcome] = []

        init(on bench: Bench) throws {
            var random = SeededRandomSource(seed: 5)
            participant = try Participant(
                ceremony: bench.ceremony, identity: bench[1].identity(),
                stateKey: SavedStateTests.key(), random: &random)
        }

        init(resuming disk: [UInt8], on bench: Bench) throws {
            participant = try Participant(
                resuming: disk, ceremony: bench.ceremony, identity: bench[1].identity(),
                stateKey: SavedStateTests.key())
            self.disk = disk
        }

        mutating func join() -> [UInt8] {
            var file = disk
            let message = participant.join { file = $0 }
            disk = file
            return message
        }

        /// Reads a round and closes it; the message that it posts next.
        mutating func close(reading envelopes: [[UInt8]]) -> [UInt8]? {
            participant.receive(all: envelopes)
            var file = disk
            var count = 0
            let outcome = participant.closeRound {
                file = $0
                count += 1
            }
            disk = file
            writes += count
            outcomes.append(outcome)
            if case .opened(_, let message) = outcome { return message }
            return nil
        }
    }

    enum Loss: String, CaseIterable {
        case own
        case anothers
    }

    struct Setting: CustomStringConvertible {
        let scheme: CommitmentScheme
        let board: BoardKind
        let round: Round
        let loss: Loss

        var description: String { "\(scheme), \(board), \(round), \(loss)" }

        static let all: [Setting] = CommitmentScheme.allCases.flatMap { scheme in
            let rounds: [Round] =
                switch scheme {
                case .feldman: [.join, .deal, .respond, .certify]
                case .pedersen: [.join, .deal, .respond, .extract, .confirm, .certify]
                }
            return BoardKind.allCases.flatMap { board in
                rounds.flatMap { round in
                    Loss.allCases.map {
                        Setting(scheme: scheme, board: board, round: round, loss: $0)
                    }
                }
            }
        }
    }

    /// The ends of the node: on the board that it read, and resumed with the true one.
    private func expectShare(
        resuming disk: [UInt8], on bench: Bench, _ comment: Comment
    ) throws {
        let key = try #require(bench.state.groupKey, comment)
        var again = try Node(resuming: disk, on: bench)
        for envelopes in bench[2].read { _ = again.close(reading: envelopes) }
        #expect(again.outcomes.last == .certified(key), comment)
        let package = try again.participant.keyPackage()
        let share = package.share.timesGenerator()
        #expect(share == key.verificationShare(of: bench[1].index), comment)
        try again.participant.keyPackageStored(package.groupKey.transcript.digest)
        let isStateNeeded = again.participant.isStateNeeded
        #expect(!isStateNeeded, comment)
    }

    @Test("A transport that loses one message of one round", arguments: Setting.all)
    func lostMessage(setting: Setting) throws {
        let comment = Comment(stringLiteral: "\(setting)")
        var bench = try Bench(setting.scheme, n: 5, t: 2, board: setting.board)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        while let round = bench.state.openRound {
            var read = bench.posted
            if round == setting.round {
                let lost = bench.postings[setting.loss == .own ? 1 : 2]?.first
                read.removeAll { $0 == lost }
            }
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
        #expect(bench.state.outcome == .certified, comment)
        #expect(bench.state.faults.isEmpty, comment)
        if setting.round > .deal {
            #expect(bench.state.qualified?.numbers == [1, 2, 3, 4, 5], comment)
        }
        let isStateNeeded = node.participant.isStateNeeded
        #expect(isStateNeeded, comment)
        // What it was told. A message of the last round is missed by nobody: the others' are enough.
        switch (setting.round, setting.loss) {
        case (.certify, _):
            let key = node.participant.groupKey
            #expect(key?.transcript == bench.state.transcript, comment)
        case (.join, .own):
            #expect(
                [.joinConflict, .aborted(.tooFewParticipants)].contains(node.outcomes.first),
                comment)
        case (let round, .own):
            #expect(node.outcomes.contains(.unheard(in: round)), comment)
        case (_, .anothers):
            let end = try #require(node.outcomes.last, comment)
            switch end {
            case .aborted(let reason):
                #expect([.noAgreement, .tooFewParticipants].contains(reason), comment)
            case .pending: break
            default: Issue.record("\(setting): \(end)")
            }
        }
        try expectShare(resuming: node.disk, on: bench, comment)
    }

    @Test("Whoever is not heard and goes on says what it would have said")
    func continued() throws {
        var bench = try Bench(n: 5, t: 2)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        var read = bench.posted
        bench.close()
        bench.postings[1] = node.close(reading: read).map { [$0] }
        // The dealing comes too late for everybody.
        bench.postings[1] = []
        read = bench.posted
        bench.close()
        bench.postings[1] = node.close(reading: read).map { [$0] }
        #expect(node.outcomes.last == .unheard(in: .deal))
        let before = node.disk
        var disk: [UInt8] = []
        // A write that fails withholds the message; calling again stores and returns it.
        var failed = false
        do {
            _ = try node.participant.continueUnheard { _ throws(TestError) in
                throw TestError("the disk is full")
            }
        } catch {
            failed = true
        }
        #expect(failed)
        let outcome = node.participant.continueUnheard { disk = $0 }
        guard case .opened(.respond, let message?)? = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(disk != before && !disk.isEmpty)
        let again = node.participant.continueUnheard { _ in Issue.record("stored twice") }
        #expect(again == nil)
        bench.postings[1] = [message]
        while bench.state.openRound != nil {
            read = bench.posted
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
        #expect(bench.state.holders?.numbers == [1, 2, 3, 4, 5])
        #expect(bench.state.qualified?.numbers == [2, 3, 4, 5])
        let package = try node.participant.keyPackage()
        let key = package.groupKey
        #expect(key == bench.state.groupKey)
        // Resumed, it does not ask again: it had decided.
        var resumed = try Node(resuming: node.disk, on: bench)
        for envelopes in bench[2].read { _ = resumed.close(reading: envelopes) }
        #expect(!resumed.outcomes.contains(.unheard(in: .deal)))
        // What it says again is stored already.
        let writes = (node.writes, resumed.writes)
        #expect(writes.0 > 0)
        #expect(writes.1 == 0)
        #expect(resumed.outcomes.last == .certified(key))
    }

    @Test("Whoever goes on with nothing to say stores nothing")
    func nothingToSay() throws {
        var bench = try Bench(.feldman, n: 5, t: 2)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        while bench.state.openRound != .respond {
            let read = bench.posted
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
        // The response comes too late, so that 1 holds nothing and does not certify.
        bench.postings[1] = []
        let read = bench.posted
        bench.close()
        _ = node.close(reading: read)
        #expect(node.outcomes.last == .unheard(in: .respond))
        let outcome = node.participant.continueUnheard { _ in Issue.record("stored") }
        #expect(outcome == .opened(.certify, message: nil))
    }

    @Test("Whoever does not decide is silent in the round that is open")
    func undecided() throws {
        var bench = try Bench(n: 5, t: 2)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        while let round = bench.state.openRound {
            if round == .deal { bench.postings[1] = [] }
            let read = bench.posted
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
        #expect(node.outcomes.filter { $0 == .unheard(in: .deal) }.count == 1)
        #expect(bench.state.holders?.numbers == [2, 3, 4, 5])
        #expect(bench.state.inactive[.respond]?.numbers == [1])
        let package = try node.participant.keyPackage()
        let share = package.share.timesGenerator()
        #expect(share == bench.state.groupKey?.verificationShare(of: bench[1].index))
    }

    // MARK: Every reason to abort, seen by one participant alone

    @Test("A relay shows it four joins of seven: tooFewParticipants")
    func fewJoins() throws {
        var bench = try Bench(n: 7, t: 2, board: .relay)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        let read = Array(bench.posted.prefix(4))
        bench.close()
        _ = node.close(reading: read)
        #expect(node.outcomes.last == .aborted(.tooFewParticipants))
        bench.finish()
        try expectShare(resuming: node.disk, on: bench, "four joins")
    }

    @Test("A relay shows it a complaint that the others never see: tooFewQualified")
    func hiddenComplaint() throws {
        var bench = try Bench(n: 4, t: 2, board: .relay)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        var read = bench.posted
        bench.close()
        bench.postings[1] = node.close(reading: read).map { [$0] }
        // Two dealings are late for everybody, its own among them.
        bench.postings[1] = []
        bench.postings[3] = []
        read = bench.posted
        bench.close()
        _ = node.close(reading: read)
        #expect(node.outcomes.last == .unheard(in: .deal))
        let view = try #require(bench.state.view)
        let groundless = Complaint(
            dealer: bench[3].index, sharedPoint: .generator,
            proof: DiscreteLogEqualityProof(challenge: .one, response: .one))
        let lie = try bench[4].envelope(
            ResponseBody(view: view, complaints: [groundless]).encoded, .respond, id: bench.sid)
        read = try [bench.message(of: 2), bench.message(of: 3), lie]
        _ = node.close(reading: read)
        #expect(node.outcomes.last == .aborted(.tooFewQualified))
        bench.finish()
        #expect(bench.state.qualified?.numbers == [2, 4])
        try expectShare(resuming: node.disk, on: bench, "a complaint")
    }

    @Test("Lost responses, and a liar that is convicted: tooFewHolders")
    func fewHolders() throws {
        var bench = try Bench(n: 4, t: 2)
        var node = try Node(on: bench)
        bench.postings[1] = [node.join()]
        for _ in 0..<2 {
            let read = bench.posted
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
        let view = try #require(bench.state.view)
        let forged = Complaint(
            dealer: bench[1].index, sharedPoint: .generator,
            proof: DiscreteLogEqualityProof(challenge: .one, response: .one))
        bench.postings[3] = try [
            bench[3].envelope(
                ResponseBody(view: view, complaints: [forged]).encoded, .respond, id: bench.sid)
        ]
        let read = try [bench.message(of: 1), bench.message(of: 3)]
        bench.close()
        bench.postings[1] = node.close(reading: read).map { [$0] }
        #expect(node.outcomes.last == .aborted(.tooFewHolders))
        // Its extraction is missing, so it is reconstructed.
        bench.finish()
        #expect(bench.state.convicted.numbers == [3])
        try expectShare(resuming: node.disk, on: bench, "responses")
    }

    /// Brings a bench of three to the confirmation, with a node that has missed the extractions of some, and
    /// whose view participant 3 states.
    private func withoutExtractions(
        of missed: [Int], from bench: inout Bench, _ node: inout Node
    ) throws {
        bench.postings[1] = [node.join()]
        while let round = bench.state.openRound, round < .confirm {
            let lost = round == .extract ? missed.compactMap { bench.postings[$0]?.first } : []
            let read = bench.posted.filter { !lost.contains($0) }
            bench.close()
            bench.postings[1] = node.close(reading: read).map { [$0] }
        }
    }

    /// A message in which participant 3 states the node's view and nothing else.
    private func echo(_ round: Round, _ bench: Bench, _ node: borrowing Node) throws -> [UInt8] {
        let state = node.participant.state
        let view = try #require(state.view)
        return try bench[3].envelope(
            RevealBody(view: view, entries: []).encoded, round, id: bench.sid)
    }

    @Test("Lost extractions, and a liar that confirms: tooManyFailures")
    func manyFailures() throws {
        var bench = try Bench(n: 3, t: 2)
        var node = try Node(on: bench)
        try withoutExtractions(of: [2, 3], from: &bench, &node)
        let lie = try echo(.confirm, bench, node)
        let own = try bench.message(of: 1)
        bench.postings[1] = [own]
        bench.close()
        _ = node.close(reading: [own, lie])
        #expect(node.outcomes.last == .aborted(.tooManyFailures))
        bench.finish()
        try expectShare(resuming: node.disk, on: bench, "extractions")
    }

    @Test("A lost extraction, and a liar that opens nothing: tooFewOpenings")
    func fewOpenings() throws {
        var bench = try Bench(n: 3, t: 2)
        var node = try Node(on: bench)
        try withoutExtractions(of: [2], from: &bench, &node)
        let confirmation = try echo(.confirm, bench, node)
        let own = try bench.message(of: 1)
        bench.close()
        let said = node.close(reading: [own, confirmation])
        let opening = try #require(said)
        let nothing = try echo(.open, bench, node)
        _ = node.close(reading: [opening, nothing])
        #expect(node.outcomes.last == .aborted(.tooFewOpenings))
        bench.finish()
        try expectShare(resuming: node.disk, on: bench, "openings")
    }
}
