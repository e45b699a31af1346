import DKG
import FaultModel
import Testing

/// Closings of a carrier, and readers that are given the same entries in another order.
@Suite("The model of a log: relays")
struct LogModelRelayTests {
    private func scene() throws -> LogScene {
        try LogScene(participants: 5, threshold: 2, board: .relay)
    }

    private func messages(_ scene: LogScene, _ numbers: [Int]) -> [[UInt8]] {
        numbers.map(scene.message(of:))
    }

    @Test("Filled slots close nothing, the carrier does")
    func carrier() throws {
        let scene = try scene()
        for round: Round in [.join, .deal, .respond, .certify] {
            let messages = messages(scene, [1, 2, 3, 4, 5])
            scene.sayAll()
            #expect(scene.state.openRound == round)
            #expect(scene.post(try scene.closing(round, over: messages)) == .closing)
        }
        #expect(scene.closed == "join 6, deal 12, respond 18, certify 24")
        #expect(scene.closings.allSatisfy { $0.cause == .carrier })
        #expect(scene.state.outcome == .certified)
    }

    @Test("Nobody votes on a relay, and nobody else closes")
    func others() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.sayAll()
        #expect(scene.post(scene.voteRecord(.join, 1)) == .skipped)
        scene.vote(.join, 2, 3, 4, 5)
        #expect(scene.post(try scene.closing(.join, over: joins, signedBy: 1)) == .unauthenticated)
        #expect(scene.closings.isEmpty)
    }

    @Test("A reader closes when it holds the closing and every envelope that it lists")
    func held() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.say(1, 2)
        scene.post(try scene.closing(.join, over: joins))
        scene.say(5, 4)
        #expect(scene.closings.isEmpty)
        scene.say(3)
        #expect(scene.closed == "join 6")
    }

    @Test("What the closing does not list is late")
    func late() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.sayAll()
        scene.post(try scene.closing(.join, over: joins))
        let dealings = messages(scene, [1, 2, 3, 4])
        scene.sayAll()
        // Not listed: 4 is not void, also not at the next closing, and 5 is silent.
        #expect(scene.post(envelope: scene.junk(.deal, by: 4)) == .counted)
        scene.post(try scene.closing(.deal, over: dealings))
        #expect(scene.state.inactive[.deal]?.numbers == [5])
        let responses = messages(scene, [1, 2, 3, 4])
        scene.sayAll()
        scene.post(try scene.closing(.respond, over: responses))
        #expect(scene.closed == "join 6, deal 13, respond 19")
        #expect(scene.state.convicted.isEmpty)
        #expect(scene.state.dealings.count == 4)
        #expect(scene.state.inactive[.respond]?.numbers == [5])
    }

    @Test("A join that the closing does not list is late as well")
    func lateJoin() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4])
        scene.sayAll()
        scene.post(try scene.closing(.join, over: joins))
        #expect(scene.closed == "join 6")
        #expect(scene.state.joined.numbers == [1, 2, 3, 4])
        // On a relay of five with threshold two all have to join.
        #expect(scene.state.outcome == .aborted(.tooFewParticipants))
    }

    @Test("A void slot is one that the closing lists twice")
    func void() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.sayAll()
        scene.post(try scene.closing(.join, over: joins))
        let junk = scene.junk(.deal, by: 5)
        let dealings = messages(scene, [1, 2, 3, 4, 5])
        scene.sayAll()
        scene.post(try scene.closing(.deal, over: dealings + [junk]))
        #expect(scene.closed == "join 6")
        scene.post(envelope: junk)
        #expect(scene.closed == "join 6, deal 13")
        #expect(scene.state.faults.map(\.kind) == [.equivocation])
    }

    @Test("What came before closing 0 is looked at again, and one entry may close several rounds")
    func again() throws {
        // The order of the carrier.
        let source = try scene()
        var entries: [[UInt8]] = []
        for round: Round in [.join, .deal, .respond, .certify] {
            let messages = messages(source, [1, 2, 3, 4, 5])
            entries += messages.map { RecordMaker.record(envelope: $0, id: source.id) }
            entries.append(try source.closing(round, over: messages))
            for entry in entries.suffix(6) { source.post(entry) }
        }
        #expect(source.state.outcome == .certified)

        let reader = try scene()
        for (position, entry) in entries.reversed().dropLast().enumerated() {
            let fate = reader.post(entry)
            #expect(fate == (position % 6 == 0 ? .closing : position < 18 ? .held : .counted))
        }
        #expect(reader.closings.isEmpty)
        reader.post(entries[0])
        #expect(reader.closed == "join 24, deal 24, respond 24, certify 24")
        #expect(reader.state == source.state)
        #expect(reader.model.count(of: .held) == 0)
        #expect(reader.model.count(of: .counted) == 20)
    }

    @Test("What is held and is of another session after all is skipped then")
    func heldForeign() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        #expect(scene.post(envelope: scene.junk(.deal, by: 1, id: .zero)) == .held)
        #expect(scene.post(envelope: scene.junk(.join, by: 1, id: .zero)) == .skipped)
        scene.sayAll()
        scene.post(try scene.closing(.join, over: joins))
        #expect(scene.model.fates.first == .skipped)
        #expect(scene.model.skipped == 2)
    }

    @Test("The first closing is followed, and two different ones are shown")
    func contradiction() throws {
        let scene = try scene()
        let first = try scene.closing(.join, over: messages(scene, [1, 2, 3, 4]))
        let second = try scene.closing(.join, over: messages(scene, [1, 2, 3, 4, 5]))
        scene.say(1, 2, 3)
        scene.post(first)
        #expect(scene.model.carrierContradictions.isEmpty)
        scene.post(second)
        scene.say(5)
        #expect(scene.closings.isEmpty)
        scene.say(4)
        #expect(scene.closed == "join 7")
        #expect(scene.state.joined.numbers == [1, 2, 3, 4])
        let contradiction = try #require(scene.model.carrierContradictions.first)
        #expect(contradiction.round == .join)
        #expect(contradiction.first == first)
        #expect(contradiction.second == second)
    }

    @Test("The first closing of a round may be read before the round opens")
    func early() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.post(try scene.closing(.deal, over: []))
        scene.sayAll()
        #expect(scene.closings.isEmpty)
        scene.post(try scene.closing(.join, over: joins))
        #expect(scene.closed == "join 7, deal 7")
        #expect(scene.state.inactive[.deal]?.numbers == [1, 2, 3, 4, 5])
    }

    @Test("A closing whose list is not ascending, or that names no round, is none")
    func malformed() throws {
        let scene = try scene()
        scene.sayAll()
        let digests = RecordMaker.ascending(
            try messages(scene, [1, 2, 3, 4, 5]).map(scene.digest(of:)))
        func closing(_ kind: UInt8, _ digests: [Digest]) -> [UInt8] {
            RecordMaker.closing(kind: kind, listing: digests, id: scene.id, signedBy: scene.carrier)
        }
        #expect(scene.post(closing(1, digests.reversed())) == .skipped)
        #expect(scene.post(closing(1, digests + digests.suffix(1))) == .skipped)
        #expect(scene.post(closing(0, digests)) == .skipped)
        // Extraction is no round of the feldman scheme.
        #expect(scene.post(closing(5, digests)) == .skipped)
        #expect(scene.post(closing(1, digests) + [0]) == .skipped)
        #expect(scene.post(Array(closing(1, digests).dropLast())) == .skipped)
        #expect(scene.closings.isEmpty)
        #expect(scene.post(closing(1, digests)) == .closing)
        #expect(scene.closed == "join 12")
    }

    @Test("A closing that can never be followed keeps the ceremony from finishing")
    func stuck() throws {
        let scene = try scene()
        let joins = messages(scene, [1, 2, 3, 4, 5])
        scene.sayAll()
        scene.post(try scene.closing(.join, over: joins + [scene.junk(.join, by: 1)]))
        scene.post(try scene.closing(.join, over: joins))
        #expect(scene.closings.isEmpty)
        #expect(scene.model.carrierContradictions.count == 1)
    }
}
