import CeremonyLog
import DKG
import DKGTestHarness
import Testing

/// A last round that closes with too few signatures, or without those of some.
@Suite("Signatures that come late")
struct PendingTests {
    /// Members that have posted everything before the signatures.
    private func confirmed(_ participants: Int, _ threshold: Int) throws -> DriverScene {
        let scene = try DriverScene(participants, threshold)
        for _ in [Round.join, .deal, .respond] { try scene.post(all: 1...participants) }
        for member in scene.members { try scene.read(member) }
        #expect(scene.members.allSatisfy { $0.log.openRound == .certify })
        return scene
    }

    /// Closes the round of the signatures by votes.
    private func vote(_ numbers: some Sequence<Int>, in scene: DriverScene) throws {
        for number in numbers { scene.board.append(try scene.vote(number, .certify)) }
        for member in scene.members { try scene.read(member) }
    }

    @Test("The key is pending until there is a quorum, and each says so once")
    func pending() throws {
        // Three of five make a quorum.
        let scene = try confirmed(5, 3)
        try scene.post(1)
        try vote(1...3, in: scene)
        #expect(scene.members.allSatisfy { $0.outcomes == [.pending] })
        let second = scene.member(2)
        let signature = try scene.appends(second)
        #expect(signature.map(scene.round) == [.certify])
        scene.board.append(signature[0])
        // It was read back, though the round is over.
        #expect(try scene.appends(second) == [])
        #expect(second.outcomes == [.pending])
        // The first one's is in the certificate.
        #expect(try scene.appends(scene.member(1)) == [])
        // What is no signature of a holder over this transcript changes nothing.
        for entry in scene.board.entries { scene.board.append(entry) }
        for member in scene.members { try scene.read(member) }
        #expect(second.outcomes == [.pending])
        try scene.post(3)
        for member in scene.members { try scene.read(member) }
        for member in scene.members {
            guard case .certified(let key)? = member.outcomes.last else {
                Issue.record("\(member.outcomes)")
                continue
            }
            #expect(member.outcomes.count == 2)
            #expect(member.log.result == .certified(key))
            #expect(key == (try member.log.participant.keyPackage().groupKey))
        }
        // The fifth has nothing to say any more, and its signature changes nothing.
        #expect(try scene.appends(scene.member(5)) == [])
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(scene.board.entries(after: 0))
        #expect(auditor.state.outcome == .pending)
        #expect(auditor.groupKey == (try scene.member(1).log.participant.keyPackage().groupKey))
    }

    @Test("Whoever has the key hands it in, and the driver knows that it is certified")
    func adopted() throws {
        let scene = try confirmed(5, 3)
        try scene.post(1)
        try vote(1...3, in: scene)
        // Another board has all signatures.
        var other = scene.board
        for number in 2...5 {
            for record in try scene.appends(scene.member(number)) { other.append(record) }
        }
        var auditor = LogAuditor(of: scene.call)
        try auditor.read(other.entries(after: 0))
        let key = try #require(auditor.groupKey)
        let first = scene.member(1)
        let foreign = try CeremonySimulation.honest(participants: 3, threshold: 2)
            .auditor.groupKey
        #expect(first.log.adopt(try #require(foreign)) == .foreign)
        #expect(first.log.result == .pending)
        #expect(first.log.adopt(key) == .certified)
        #expect(first.log.result == .certified(key))
        // A signature that comes now is of no use.
        scene.board.append(try #require(other.entries.last))
        #expect(try scene.appends(first) == [])
        #expect(first.outcomes == [.pending])
    }

    @Test("Without some signatures that are not needed, it ends once, and the rest is not posted")
    func certified() throws {
        let scene = try confirmed(4, 2)
        try scene.post(all: 1...3)
        let late = try scene.appends(scene.member(4))
        try vote(1...3, in: scene)
        for member in scene.members {
            guard case .certified? = member.outcomes.first else {
                Issue.record("\(member.outcomes)")
                continue
            }
            #expect(try scene.appends(member) == [])
        }
        scene.board.append(try #require(late.first))
        for member in scene.members {
            try scene.read(member)
            #expect(member.outcomes.count == 1)
            #expect(member.log.openRound == nil)
        }
    }
}
