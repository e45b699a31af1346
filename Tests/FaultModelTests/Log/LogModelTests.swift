import DKG
import FaultModel
import Testing

/// Which entries count, and where complete rounds close, on an agreed board.
@Suite("The model of a log: what counts, and what is complete")
struct LogModelTests {
    // MARK: Where complete rounds close

    @Test("A round closes at the entry that fills the last slot")
    func complete() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        for _ in 0..<4 { scene.say(3, 1, 2) }
        #expect(scene.closed == "join 3, deal 6, respond 9, certify 12")
        #expect(scene.closings.allSatisfy { $0.cause == .complete })
        #expect(scene.state.outcome == .certified)
        #expect(scene.model.fates == Array(repeating: .counted, count: 12))
    }

    @Test("Pedersen takes two rounds more")
    func pedersen() throws {
        let scene = try LogScene(participants: 3, threshold: 2, scheme: .pedersen)
        for _ in 0..<6 { scene.sayAll() }
        #expect(
            scene.closed == "join 3, deal 6, respond 9, extract 12, confirm 15, certify 18")
        #expect(scene.state.outcome == .certified)
    }

    @Test("Numbers of positions may be left out")
    func gaps() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.post(RecordMaker.record(envelope: scene.message(of: 1), id: scene.id), at: 7)
        scene.post(RecordMaker.record(envelope: scene.message(of: 2), id: scene.id), at: 8)
        scene.post(RecordMaker.record(envelope: scene.message(of: 3), id: scene.id), at: 1_000)
        #expect(scene.closed == "join 1000")
    }

    @Test("An entry whose position is not above the last one's is not read")
    func back() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.say(1, 2)
        let record = RecordMaker.record(envelope: scene.message(of: 3), id: scene.id)
        #expect(scene.post(record, at: 2) == nil)
        #expect(scene.post(record, at: 1) == nil)
        #expect(scene.closings.isEmpty)
        #expect(scene.post(record, at: 3) == .counted)
        #expect(scene.closed == "join 3")
    }

    @Test("What came early may close the next round at the same position")
    func samePosition() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        // 1 and 2 are convicted when the dealing closes, and 3 has answered already.
        scene.post(envelope: scene.junk(.respond, by: 3))
        scene.post(envelope: scene.junk(.deal, by: 1))
        scene.post(envelope: scene.junk(.deal, by: 2))
        scene.say(3)
        #expect(scene.closed == "join 3, deal 7, respond 7")
        #expect(scene.state.outcome == .aborted(.noAgreement))
        #expect(scene.state.convicted.numbers == [1, 2, 3])
    }

    @Test("What came early does not close the next round while somebody else is expected")
    func early() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.post(envelope: scene.junk(.respond, by: 3))
        scene.sayAll()
        #expect(scene.closed == "join 3, deal 7")
        scene.say(1, 2)
        #expect(scene.closed == "join 3, deal 7, respond 9")
    }

    @Test("A void slot is as good as a filled one, and so is a body that does not decode")
    func void() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.say(3)
        scene.post(envelope: scene.junk(.deal, by: 3))
        scene.post(envelope: scene.junk(.deal, by: 2))
        #expect(scene.closed == "join 3")
        scene.say(1)
        #expect(scene.closed == "join 3, deal 7")
        #expect(scene.state.faults.map(\.kind) == [.malformedBody, .equivocation])
    }

    @Test("Two joins in one name fill the slot, and whoever is meant does not join")
    func voidJoin() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.say(3)
        scene.post(envelope: scene.junk(.join, by: 3))
        scene.say(1, 2)
        #expect(scene.closed == "join 4")
        #expect(scene.state.joinConflicts.numbers == [3])
        #expect(scene.state.outcome == .aborted(.tooFewParticipants))
    }

    @Test("Who is convicted is not expected any more")
    func convicted() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.sayAll()
        scene.say(1, 2, 3, 4)
        scene.post(envelope: scene.junk(.deal, by: 5))
        #expect(scene.closed == "join 5, deal 10")
        scene.say(1, 2, 3, 4)
        #expect(scene.closed == "join 5, deal 10, respond 14")
    }

    @Test("Who is listed as absent is not expected in the joining")
    func absent() throws {
        let scene = try LogScene(participants: 5, threshold: 2, absent: [2, 5])
        scene.say(1, 3)
        #expect(scene.closings.isEmpty)
        scene.say(4)
        #expect(scene.closed == "join 3")
        #expect(scene.state.joined.numbers == [1, 3, 4])
    }

    @Test("Who is listed as absent and joins is like everybody")
    func absentJoins() throws {
        let scene = try LogScene(participants: 5, threshold: 2, absent: [5])
        scene.say(5, 1, 2, 3, 4)
        #expect(scene.closed == "join 5")
        scene.say(1, 2, 3, 4)
        #expect(scene.closed == "join 5")
        scene.say(5)
        #expect(scene.closed == "join 5, deal 10")
    }

    // MARK: Which envelopes count

    @Test("An envelope of another ceremony takes no place, whatever the record says")
    func foreign() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        let other = try LogScene(participants: 3, threshold: 2, scheme: .pedersen)
        #expect(scene.post(envelope: other.message(of: 1)) == .skipped)
        #expect(
            scene.post(RecordMaker.record(envelope: other.message(of: 1), id: other.id)) == .skipped
        )
        let junk = [UInt8(1), 2].map { scene.junk(.join, by: 1, $0, id: other.id) }
        for envelope in junk { #expect(scene.post(envelope: envelope) == .skipped) }
        #expect(
            scene.post(RecordMaker.record(envelope: scene.message(of: 1), id: other.id)) == .skipped
        )
        scene.sayAll()
        #expect(scene.closed == "join 8")
        #expect(scene.model.skipped == 5)
    }

    @Test("What stands under the sid before closing 0 is skipped for good")
    func beforeClosing() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3, 4)
        var state = scene.state
        _ = state.receive(scene.message(of: 5))
        state.closeRound()
        let session = try #require(state.session).id.digest
        // The sid is right: 5 foresees its own join. That is equivocation nowhere.
        #expect(scene.post(envelope: scene.junk(.deal, by: 5, 1, id: session)) == .skipped)
        #expect(scene.post(envelope: scene.junk(.deal, by: 5, 2, id: session)) == .skipped)
        scene.say(5)
        #expect(scene.state.session?.id.digest == session)
        scene.sayAll()
        #expect(scene.closed == "join 7, deal 12")
        #expect(scene.state.convicted.isEmpty)
        // The same bytes count where they stand after it.
        #expect(scene.post(envelope: scene.junk(.deal, by: 5, 1)) == .counted)
    }

    @Test("After closing 0 joins are not looked at, and kinds under the ceremonyID never")
    func afterClosing() throws {
        let scene = try LogScene(participants: 5, threshold: 2, absent: [5])
        #expect(scene.post(envelope: scene.junk(.deal, by: 1, id: scene.id)) == .skipped)
        scene.say(1, 2, 3, 4)
        #expect(scene.post(envelope: scene.message(of: 5)) == .skipped)
        #expect(scene.post(envelope: scene.junk(.deal, by: 1, id: scene.id)) == .skipped)
        let session = try #require(scene.state.session).id.digest
        #expect(scene.post(envelope: scene.junk(.join, by: 1, id: session)) == .skipped)
        #expect(scene.state.joined.numbers == [1, 2, 3, 4])
    }

    @Test("Whose signature is wrong takes no place")
    func forged() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        var envelope = scene.message(of: 1)
        envelope[envelope.count - 1] ^= 1
        #expect(scene.post(envelope: envelope) == .unauthenticated)
        scene.say(1)
        // Also one over a digest that was seen.
        #expect(scene.post(envelope: envelope) == .unauthenticated)
        scene.say(2, 3)
        #expect(scene.closed == "join 5")
        #expect(scene.state.joinConflicts.isEmpty)
    }

    @Test("Another signature over a digest already seen is a duplicate")
    func signedAgain() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.say(1)
        let again = try scene.signedAgain(scene.message(of: 1), by: 1)
        #expect(again != scene.message(of: 1))
        #expect(scene.post(envelope: again) == .duplicate)
        #expect(scene.post(envelope: scene.message(of: 1)) == .duplicate)
        scene.say(2, 3)
        #expect(scene.state.joined.numbers == [1, 2, 3])
        #expect(scene.model.duplicates == 2)
    }

    @Test("A third message changes nothing, and the second one has duplicates as well")
    func third() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        #expect(scene.post(envelope: scene.junk(.deal, by: 2, 1)) == .counted)
        #expect(scene.post(envelope: scene.junk(.deal, by: 2, 2)) == .counted)
        #expect(scene.post(envelope: scene.junk(.deal, by: 2, 3)) == .surplus)
        #expect(scene.post(envelope: scene.junk(.deal, by: 2, 2)) == .duplicate)
        #expect(scene.post(envelope: scene.junk(.deal, by: 2, 3)) == .surplus)
        // Places are of a sender and kind.
        #expect(scene.post(envelope: scene.junk(.respond, by: 2, 3)) == .counted)
        #expect(scene.post(envelope: scene.junk(.deal, by: 1, 3)) == .counted)
    }

    @Test("A second message after the closing of its round counts, and convicts at the next")
    func lateEquivocation() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.sayAll()
        scene.sayAll()
        #expect(scene.post(envelope: scene.junk(.deal, by: 5)) == .counted)
        scene.sayAll()
        #expect(scene.closed == "join 5, deal 10, respond 16")
        #expect(scene.state.faults.map(\.kind) == [.equivocation])
    }

    // MARK: Records

    @Test("What is no record of this ceremony is skipped")
    func records() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        let right = RecordMaker.record(envelope: scene.message(of: 1), id: scene.id)
        #expect(scene.post([]) == .skipped)
        #expect(scene.post([1]) == .skipped)
        #expect(scene.post(Array(right.prefix(34))) == .skipped)
        #expect(scene.post(Array(right.dropLast())) == .skipped)
        #expect(scene.post(right + [0]) == .skipped)
        #expect(scene.post([2] + right.dropFirst()) == .skipped)
        for type: UInt8 in [0x00, 0x01, 0x14, 0x1f, 0x23, 0x24, 0xff] {
            let record = RecordMaker.record(type: type, id: scene.id, body: scene.message(of: 1))
            #expect(scene.post(record) == .skipped)
        }
        let vote = scene.voteRecord(.join, 1)
        #expect(scene.post(Array(vote.dropLast())) == .skipped)
        #expect(scene.post(vote + [0]) == .skipped)
        #expect(scene.post(try scene.closing(.join, over: [scene.message(of: 1)])) == .skipped)
        #expect(scene.model.counted.isEmpty)
        #expect(scene.post(right) == .counted)
        #expect(scene.model.skipped == 16)
    }

    @Test("What follows the end is not read")
    func end() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        for _ in 0..<4 { scene.sayAll() }
        let state = scene.state
        #expect(scene.post(envelope: scene.junk(.certify, by: 1)) == nil)
        scene.vote(.certify, 1, 2, 3)
        #expect(scene.model.fates.count == 12)
        #expect(scene.state == state)
    }

    @Test("The steps make the state, and the joins that count make J")
    func steps() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.sayAll()
        scene.say(1, 2, 3)
        scene.post(envelope: scene.junk(.deal, by: 4))
        scene.vote(.deal, 1, 2, 3, 5)
        scene.say(1, 2)
        var state = PublicState(ceremony: scene.ceremony)
        for step in scene.model.steps {
            switch step {
            case .receive(let envelope): #expect(state.receive(envelope.bytes) != .notYet)
            case .close: state.closeRound()
            }
        }
        #expect(state == scene.state)
        #expect(scene.model.counted.count == 11)
    }
}
