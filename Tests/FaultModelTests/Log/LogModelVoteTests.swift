import DKG
import FaultModel
import Testing

/// Who may vote, from when on, and how many are needed.
@Suite("The model of a log: votes")
struct LogModelVoteTests {
    // MARK: How many are needed

    @Test("At least max(t, n' - t + 1) members", arguments: [(2, 4), (3, 3)])
    func needed(threshold: Int, votes: Int) throws {
        let scene = try LogScene(participants: 5, threshold: threshold)
        scene.sayAll()
        for number in 1..<votes { scene.vote(.deal, number) }
        #expect(scene.closed == "join 5")
        scene.vote(.deal, 5)
        #expect(scene.closed == "join 5, deal \(5 + votes)")
        #expect(scene.closings.last?.cause == .votes)
    }

    @Test("Distinct members")
    func distinct() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.vote(.deal, 1, 1, 1)
        #expect(scene.closed == "join 3")
        scene.vote(.deal, 2)
        #expect(scene.closed == "join 3, deal 7")
    }

    @Test("A vote is about one round")
    func round() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.vote(.respond, 1)
        scene.vote(.join, 2)
        scene.vote(.deal, 3)
        #expect(scene.closed == "join 3")
        scene.vote(.deal, 2)
        #expect(scene.closed == "join 3, deal 7")
    }

    @Test("Votes before the opening do not count, and are posted again")
    func opening() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.say(1)
        scene.vote(.deal, 1, 2)
        scene.say(2, 3)
        scene.vote(.deal, 1)
        #expect(scene.closed == "join 5")
        scene.vote(.respond, 1, 2)
        scene.vote(.deal, 3)
        #expect(scene.closed == "join 5, deal 9")
        scene.vote(.respond, 1)
        #expect(scene.closed == "join 5, deal 9")
        scene.vote(.respond, 3)
        #expect(scene.closed == "join 5, deal 9, respond 11")
    }

    @Test("Who joined without its dealing is inactive, and votes later like everybody")
    func inactive() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.say(1, 2)
        scene.vote(.deal, 1, 2)
        #expect(scene.closed == "join 3, deal 7")
        #expect(scene.state.inactive[.deal]?.numbers == [3])
        scene.vote(.respond, 3, 1)
        #expect(scene.closed == "join 3, deal 7, respond 9")
    }

    // MARK: Who counts in later rounds

    @Test("Members of J only")
    func joined() throws {
        let scene = try LogScene(participants: 5, threshold: 2, absent: [5])
        scene.say(1, 2, 3, 4)
        // n' = 4: three are needed.
        scene.vote(.deal, 5, 1, 2)
        #expect(scene.closed == "join 4")
        scene.vote(.deal, 3)
        #expect(scene.closed == "join 4, deal 8")
    }

    @Test("Nobody convicted at an earlier closing; n' stays")
    func convicted() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.sayAll()
        scene.say(1, 2, 3, 4)
        scene.post(envelope: scene.junk(.deal, by: 5))
        scene.vote(.respond, 5, 1, 2, 3)
        #expect(scene.closed == "join 5, deal 10")
        scene.vote(.respond, 4)
        #expect(scene.closed == "join 5, deal 10, respond 15")
    }

    @Test("Who is about to be convicted still counts")
    func voidSlot() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.sayAll()
        scene.post(envelope: scene.junk(.deal, by: 5, 1))
        scene.post(envelope: scene.junk(.deal, by: 5, 2))
        scene.vote(.deal, 5, 1, 2, 3)
        #expect(scene.closed == "join 5, deal 11")
    }

    // MARK: Round 0

    @Test("From the first position at which the ceremony can start")
    func start() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2)
        scene.vote(.join, 1, 2)
        scene.say(3)
        // n' = 3: two are needed, and none of those before counts.
        scene.vote(.join, 1)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 2)
        #expect(scene.closed == "join 7")
        #expect(scene.closings.last?.cause == .votes)
        #expect(scene.state.joined.numbers == [1, 2, 3])
    }

    @Test("The vote lies after the join of its sender")
    func afterJoin() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3)
        scene.vote(.join, 4, 5, 1)
        scene.say(4)
        // n' = 4: three are needed.
        scene.vote(.join, 2)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 4)
        #expect(scene.closed == "join 9")
        #expect(scene.state.joined.numbers == [1, 2, 3, 4])
    }

    @Test("Whose join is void at the vote does not count")
    func void() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3, 4)
        scene.post(envelope: scene.junk(.join, by: 4))
        scene.vote(.join, 4, 1)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 2)
        #expect(scene.closed == "join 8")
    }

    @Test("A join after the votes makes one more needed")
    func moreJoin() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3)
        scene.vote(.join, 1)
        scene.say(4)
        scene.vote(.join, 2)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 3)
        #expect(scene.closed == "join 7")
    }

    @Test("A join that becomes void makes one less needed, and closes the round itself")
    func fewerJoin() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3, 4)
        scene.vote(.join, 1, 2)
        #expect(scene.closings.isEmpty)
        scene.post(envelope: scene.junk(.join, by: 4))
        #expect(scene.closed == "join 7")
        #expect(scene.closings.last?.cause == .votes)
        #expect(scene.state.joined.numbers == [1, 2, 3])
        #expect(scene.state.joinConflicts.numbers == [4])
    }

    @Test("A vote lapses with its sender's join")
    func voidLater() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3, 4)
        scene.vote(.join, 4, 1)
        #expect(scene.closings.isEmpty)
        // n' = 3: two are needed, and 4 is none of them any more.
        scene.post(envelope: scene.junk(.join, by: 4))
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 2)
        #expect(scene.closed == "join 8")
        #expect(scene.state.joined.numbers == [1, 2, 3])
    }

    @Test("Votes that count do so although the ceremony could not start any more")
    func stop() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2, 3)
        scene.post(envelope: scene.junk(.join, by: 3))
        scene.vote(.join, 1)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 2)
        #expect(scene.closed == "join 6")
        #expect(scene.state.outcome == .aborted(.tooFewParticipants))
    }

    @Test("A join whose body does not decode fills its slot and counts for nothing else")
    func malformedJoin() throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2)
        scene.post(envelope: scene.junk(.join, by: 3))
        scene.vote(.join, 1, 2)
        #expect(scene.closings.isEmpty)
        scene.say(4)
        // n' = 3: two are needed, and 3 is none of them.
        scene.vote(.join, 3, 4)
        #expect(scene.closings.isEmpty)
        scene.vote(.join, 1)
        #expect(scene.closed == "join 9")
        #expect(scene.state.joined.numbers == [1, 2, 4])
        #expect(scene.state.convicted.numbers == [3])
    }

    @Test("A join counts only if its key is a point", arguments: [2, 4] as [UInt8])
    func joinKey(prefix: UInt8) throws {
        let scene = try LogScene(participants: 5, threshold: 2)
        scene.say(1, 2)
        // There is no point with x = 5.
        let body: [UInt8] = [prefix] + Array(repeating: 0, count: 31) + [5]
        let envelope = scene.envelope(
            body + Digest.zero.encoded, .join, by: 3, id: scene.id)
        #expect(scene.post(envelope: envelope) == .counted)
        scene.vote(.join, 1, 2)
        #expect(scene.closings.isEmpty)
        scene.say(4, 5)
        #expect(scene.closed == "join 7")
        #expect(scene.state.joined.numbers == [1, 2, 4, 5])
    }

    @Test("Where the last slot is filled before votes suffice, the round is complete")
    func both() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        scene.say(1, 2)
        scene.vote(.deal, 1)
        scene.say(3)
        #expect(scene.closings.last?.cause == .complete)
        #expect(scene.closed == "join 3, deal 7")
    }

    // MARK: Signatures

    @Test("A vote is its sender's if the sender signed it for this ceremony")
    func signature() throws {
        let scene = try LogScene(participants: 3, threshold: 2)
        scene.sayAll()
        #expect(scene.post(scene.voteRecord(.deal, 1, signedBy: 2)) == .unauthenticated)
        #expect(scene.post(scene.voteRecord(.deal, 0, signedBy: 2)) == .skipped)
        #expect(scene.post(scene.voteRecord(.deal, 4, signedBy: 2)) == .unauthenticated)
        #expect(scene.post(scene.voteRecord(.deal, 1, id: .zero)) == .skipped)
        var other = scene.voteRecord(.deal, 1, id: .zero)
        other.replaceSubrange(2..<34, with: scene.id.encoded)
        #expect(scene.post(other) == .unauthenticated)
        var changed = scene.voteRecord(.join, 1)
        changed[34] = Round.deal.rawValue
        #expect(scene.post(changed) == .unauthenticated)
        scene.vote(.deal, 2)
        #expect(scene.closed == "join 3")
        #expect(scene.post(scene.voteRecord(.deal, 1)) == .vote)
        #expect(scene.closed == "join 3, deal 11")
    }
}
